type Waiting<T> = { resolve: (result: IteratorResult<T>) => void; reject: (error: unknown) => void };

/**
 * What one side puts and the other takes as an async iterator. Written by hand: the `return()` of an async
 * generator does not run while the generator waits, and a listener that leaves is nearly always waiting.
 */
export class BoundedQueue<T> implements AsyncIterableIterator<T> {
  private readonly items: T[] = [];
  private readonly takers: Waiting<T>[] = [];
  private room: PromiseWithResolvers<void> | undefined;
  private ending: { error?: unknown } | undefined;
  private readonly limit: number;
  private readonly onEnd: () => void;

  constructor(o: { limit: number; onEnd: () => void }) {
    this.limit = o.limit;
    this.onEnd = o.onEnd;
  }

  get isEnded(): boolean {
    return this.ending !== undefined;
  }

  /** False when the queue is full: the item was not taken. */
  offer(item: T): boolean {
    if (this.ending) return true;
    const taker = this.takers.shift();
    if (taker) {
      taker.resolve({ value: item, done: false });
      return true;
    }
    if (this.items.length >= this.limit) return false;
    this.items.push(item);
    return true;
  }

  /** Waits for room rather than fail. */
  async put(item: T): Promise<void> {
    while (!this.offer(item)) {
      this.room ??= Promise.withResolvers();
      await this.room.promise;
    }
  }

  /** What is in the queue is still delivered; then the iterator ends, with the error when there is one. */
  end(error?: unknown): void {
    if (this.ending) return;
    this.ending = { error };
    for (const taker of this.takers.splice(0)) this.conclude(taker);
    this.makeRoom();
    this.onEnd();
  }

  next(): Promise<IteratorResult<T>> {
    const item = this.items.shift();
    if (item !== undefined) {
      this.makeRoom();
      return Promise.resolve({ value: item, done: false });
    }
    return new Promise((resolve, reject) => {
      if (this.ending) this.conclude({ resolve, reject });
      else this.takers.push({ resolve, reject });
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.items.length = 0;
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private makeRoom(): void {
    this.room?.resolve();
    this.room = undefined;
  }

  private conclude(taker: Waiting<T>): void {
    const { error } = this.ending ?? {};
    this.ending = {};
    if (error === undefined) taker.resolve({ value: undefined, done: true });
    else taker.reject(error);
  }
}
