/**
 * Maps a source of events to results. Written by hand, because the `return()` of an async generator does not run
 * while it waits for the next event, so that a listener that leaves a quiet stream would never be let go.
 */
export class EventStream<E, R, F extends Error> implements AsyncIterableIterator<R> {
  private readonly source: AsyncIterator<E>;
  private readonly toResult: (event: E) => Promise<R>;
  private readonly toFailure: (error: unknown) => F;
  private readonly onEnd: (failure?: F) => void;
  private greeting: R | undefined;
  private endPending: (() => void) | undefined;
  private hasEnded = false;

  constructor(options: {
    source: AsyncIterable<E>;
    /** Given before the first event. */
    greeting?: R | undefined;
    toResult: (event: E) => Promise<R>;
    toFailure: (error: unknown) => F;
    /** Called once, however the stream ends. */
    onEnd: (failure?: F) => void;
  }) {
    this.source = options.source[Symbol.asyncIterator]();
    this.greeting = options.greeting;
    this.toResult = options.toResult;
    this.toFailure = options.toFailure;
    this.onEnd = options.onEnd;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<R>> {
    if (this.hasEnded) return Promise.resolve(done);
    const { greeting } = this;
    if (greeting !== undefined) {
      this.greeting = undefined;
      return Promise.resolve({ value: greeting, done: false });
    }
    return new Promise((resolve, reject) => {
      this.endPending = () => resolve(done);
      this.advance().then(resolve, reject);
    });
  }

  /** Lets the waiting `next()` go at once; the source is told, and not waited for. */
  async return(): Promise<IteratorResult<R>> {
    if (!this.hasEnded) {
      this.end();
      this.endPending?.();
      // A source that fails while it is closed still ends; its listener has gone.
      this.source.return?.().catch(this.toFailure);
    }
    return done;
  }

  private async advance(): Promise<IteratorResult<R>> {
    try {
      const step = await this.source.next();
      if (step.done) this.end();
      if (step.done || this.hasEnded) return done;
      return { value: await this.toResult(step.value), done: false };
    } catch (error) {
      if (this.hasEnded) return done;
      const failure = this.toFailure(error);
      this.end(failure);
      throw failure;
    }
  }

  private end(failure?: F): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.onEnd(failure);
  }
}

const done: IteratorReturnResult<undefined> = { value: undefined, done: true };
