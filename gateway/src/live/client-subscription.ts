import type { Viewer } from '@city/kit/request-identity/viewer';
import type { FormattedExecutionResult } from 'graphql';
import { LiveEvent } from './live-event.ts';
import { liveTotals } from './live-totals.ts';

type Step = IteratorResult<FormattedExecutionResult, undefined>;

export type ClientSubscriptionOptions = {
  viewer: Viewer;
  /** Writes an event to the client's connection, which bounds what waits there. */
  write: (event: LiveEvent) => void;
};

/**
 * One client's end of a shared stream. To its transport it is an iterator that yields nothing and ends with the
 * stream: events go past it, straight to the connection, as text that was made once for all clients. The iterator is
 * written by hand because `return()` of an async generator would not run while the generator waits.
 */
export class ClientSubscription implements AsyncGenerator<FormattedExecutionResult, undefined> {
  readonly viewer: Viewer;
  /** Called once, when the client leaves or the stream ends. It changes when the client is moved. */
  onEnd: (client: ClientSubscription) => void = () => undefined;
  private readonly write: (event: LiveEvent) => void;
  private readonly ended = Promise.withResolvers<Step>();
  private readonly expiresAtMs: number;
  private isEnded = false;
  delivered = 0;
  private isMuted = false;

  constructor({ viewer, write }: ClientSubscriptionOptions) {
    this.viewer = viewer;
    this.write = write;
    this.expiresAtMs = viewer.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  }

  push(event: LiveEvent): void {
    // The connection is closed by its own clock, which may be late. Nothing is delivered meanwhile.
    if (this.isEnded || this.isMuted || this.expiresAtMs <= Date.now()) return;
    this.delivered += 1;
    liveTotals.events += 1;
    this.write(event);
  }

  /** No event any more: its rights are gone, and its transport is about to close the connection and say why. */
  mute(): void {
    this.isMuted = true;
  }

  /** Errors are the last thing that the client is told. */
  end(last?: FormattedExecutionResult): void {
    if (this.isEnded) return;
    this.isEnded = true;
    if (last && !this.isMuted) this.write(new LiveEvent(null, JSON.stringify(last)));
    this.ended.resolve(done);
    this.onEnd(this);
  }

  get finished(): Promise<unknown> {
    return this.ended.promise;
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
