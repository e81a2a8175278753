import { setTimeout as delay } from 'node:timers/promises';
import { badUserInput, CityError, cityError, fieldProblem } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';
import type { Logger } from '../log/log.ts';
import { invalidCursor } from '../paging/keyset.ts';
import { BoundedQueue } from './bounded-queue.ts';
import type { EventStore, ReadEvent } from './event-store.ts';
import { decodeFeedCursor } from './feed-cursor.ts';
import type { FeedEvent } from './feed-event.ts';
import { type FeedPosition, isAfter } from './feed-position.ts';

export type SubscriberOptions = {
  store: EventStore;
  log: Logger;
  topics: readonly string[];
  accept: (event: FeedEvent) => boolean;
  batchSize: number;
  queueLimit: number;
  retryMs: number;
  retentionMs: number;
  onEnd: (subscriber: FeedSubscriber) => void;
};

/** One listener: first what it missed since its cursor, read at its own pace, then what the shared reader reads. */
export class FeedSubscriber {
  readonly queue: BoundedQueue<FeedEvent>;
  private readonly o: SubscriberOptions;
  private readonly topics: ReadonlySet<string>;
  /** Everything up to here was offered already; null for who takes what comes. */
  private readUpTo: FeedPosition | null = null;

  constructor(o: SubscriberOptions) {
    this.o = o;
    this.topics = new Set(o.topics);
    this.queue = new BoundedQueue({ limit: o.queueLimit, onEnd: () => o.onEnd(this) });
  }

  /** From the shared reader, in order. */
  offer({ place, event }: ReadEvent): void {
    if (!this.topics.has(event.topic)) return;
    if (this.readUpTo && !isAfter(place, this.readUpTo)) return;
    if (!this.isAccepted(event)) return;
    if (!this.queue.offer(event)) this.queue.end(cityError(sharedErrors.SLOW_CONSUMER));
  }

  /** Catches up with the cursor; `join` is asked after each read and takes over once it says true. */
  async replay(cursor: string, join: (readUpTo: FeedPosition) => boolean): Promise<void> {
    try {
      let after = await this.retrying(() => this.startOf(cursor));
      while (!this.queue.isEnded) {
        const start = after;
        const { topics, batchSize } = this.o;
        const batch = await this.retrying(() => this.o.store.read(start, { limit: batchSize, topics }));
        for (const { event } of batch.events) if (this.isAccepted(event)) await this.queue.put(event);
        after = batch.readUpTo;
        this.readUpTo = after;
        if (!batch.hasMore && join(after)) return;
      }
    } catch (error) {
      this.queue.end(error);
    }
  }

  private async startOf(text: string): Promise<FeedPosition> {
    const cursor = decodeFeedCursor(this.o.store.feedId, text);
    if (!cursor) throw invalidCursor();
    const found = await this.o.store.find(cursor.place);
    if (found === 'nowhere') throw invalidCursor();
    if (found === 'no longer kept' || cursor.at.getTime() < Date.now() - this.o.retentionMs)
      throw badUserInput([fieldProblem('after', sharedErrors.CURSOR_EXPIRED)]);
    return cursor.place;
  }

  /** A database that restarts is no reason to send the listener away: it is where it was when it comes back. */
  private async retrying<T>(read: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await read();
      } catch (error) {
        if (error instanceof CityError || this.queue.isEnded) throw error;
        this.o.log.warn({ err: error }, 'Cannot replay events, trying again');
        await delay(this.o.retryMs);
      }
    }
  }

  private isAccepted(event: FeedEvent): boolean {
    try {
      return this.o.accept(event);
    } catch (error) {
      // One listener's filter must not stop the reader that serves all.
      this.queue.end(error);
      return false;
    }
  }
}
