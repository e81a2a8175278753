/** A source of events that a test feeds by hand. Like a feed, it lets a waiting reader go when it is returned. */
export class HandFedSource<E> implements AsyncIterableIterator<E> {
  readonly startCursor = 'the beginning';
  isReturned = false;
  private readonly queue: (() => Promise<IteratorResult<E>>)[] = [];
  private waiting: ((step: Promise<IteratorResult<E>>) => void) | undefined;

  push(event: E): void {
    this.put(() => Promise.resolve({ value: event, done: false }));
  }

  fail(error: Error): void {
    this.put(() => Promise.reject(error));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<E>> {
    const ready = this.queue.shift();
    if (ready) return ready();
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  async return(): Promise<IteratorResult<E>> {
    this.isReturned = true;
    const done = { value: undefined, done: true } as const;
    this.waiting?.(Promise.resolve(done));
    return done;
  }

  private put(step: () => Promise<IteratorResult<E>>): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting) waiting(step());
    else this.queue.push(step);
  }
}
