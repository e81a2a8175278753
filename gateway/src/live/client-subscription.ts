import type { Viewer } from '@city/kit/request-identity/viewer';
import type { FormattedExecutionResult } from 'graphql';
import type { LiveEvent } from './event-ring.ts';

type Step = IteratorResult<FormattedExecutionResult, undefined>;

export type ClientSubscriptionOptions = {
  viewer: Viewer;
  /** Writes a result, as JSON, to the client's connection, which bounds what waits there. */
  write: (json: string) => void;
  /** Called once, when the client leaves or the stream ends. */
  onEnd: (client: ClientSubscription) => void;
};

/**
 * One client's end of a shared stream. To its transport it is an iterator that yields nothing and ends with the
 * stream: events go past it, straight to the connection, as text that was made once for all clients. The iterator is
 * written by hand because `return()` of an async generator would not run while the generator waits.
 */
export class ClientSubscription implements AsyncGenerator<FormattedExecutionResult, undefined> {
  readonly viewer: Viewer;
  private readonly options: ClientSubscriptionOptions;
  private readonly ended = Promise.withResolvers<Step>();
  private isEnded = false;

  constructor(options: ClientSubscriptionOptions) {
    this.options = options;
    this.viewer = options.viewer;
  }

  push({ json }: LiveEvent): void {
    if (!this.isEnded) this.options.write(json);
  }

  /** Errors are the last thing that the client is told. */
  end(last?: FormattedExecutionResult): void {
    if (this.isEnded) return;
    this.isEnded = true;
    if (last) this.options.write(JSON.stringify(last));
    this.ended.resolve(done);
    this.options.onEnd(this);
  }

  next(): Promise<Step> {
    return this.ended.promise;
  }

  return(): Promise<Step> {
    this.end();
    return this.ended.promise;
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
}

const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
