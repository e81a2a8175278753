import type { Viewer } from '@city/kit/request-identity/viewer';
import type { FormattedExecutionResult } from 'graphql';
import type { LiveEvent } from './event-ring.ts';

type Result = FormattedExecutionResult;
type Step = IteratorResult<Result, undefined>;

export type ClientSubscriptionOptions = {
  viewer: Viewer;
  maximumQueued: number;
  /** The client takes events more slowly than they come. */
  onOverflow: () => void;
  /** Called once, when the client leaves or the stream ends. */
  onEnd: (client: ClientSubscription) => void;
};

/**
 * One client's end of a shared stream. Written by hand: `return()` of an async generator would not run while the
 * generator waits for the next event, and the upstream would stay open for a client that has left.
 */
export class ClientSubscription implements AsyncGenerator<Result, undefined> {
  readonly viewer: Viewer;
  /** The last event that was put into the queue. */
  lastCursor: string | null = null;
  private readonly options: ClientSubscriptionOptions;
  private readonly queue: Result[] = [];
  private waiting: ((step: Step) => void) | undefined;
  private isEnded = false;

  constructor(options: ClientSubscriptionOptions) {
    this.options = options;
    this.viewer = options.viewer;
  }

  push({ cursor, result }: LiveEvent): void {
    if (this.isEnded) return;
    this.lastCursor = cursor;
    if (this.offer(result)) return;
    if (this.queue.length < this.options.maximumQueued) {
      this.queue.push(result);
      return;
    }
    this.queue.length = 0;
    this.end();
    this.options.onOverflow();
  }

  /** Ends after what is queued. Errors are the last thing that the client is told. */
  end(last?: Result): void {
    if (this.isEnded) return;
    this.isEnded = true;
    if (last && !this.offer(last)) this.queue.push(last);
    this.waiting?.(done);
    this.waiting = undefined;
    this.options.onEnd(this);
  }

  next(): Promise<Step> {
    const queued = this.queue.shift();
    if (queued) return Promise.resolve({ done: false, value: queued });
    if (this.isEnded) return Promise.resolve(done);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  return(): Promise<Step> {
    this.queue.length = 0;
    this.end();
    return Promise.resolve(done);
  }

  throw(): Promise<Step> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  private offer(result: Result): boolean {
    if (!this.waiting) return false;
    const resolve = this.waiting;
    this.waiting = undefined;
    resolve({ done: false, value: result });
    return true;
  }
}

const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
