import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { createPool } from '../database/pool.ts';
import type { Logger } from '../log/log.ts';
import { durationBuckets, meter } from '../metrics/meter.ts';
import { Doorbell } from './doorbell.ts';
import { type EventBatch, EventStore } from './event-store.ts';
import { encodeFeedCursor } from './feed-cursor.ts';
import type { FeedEvent } from './feed-event.ts';
import { endBefore, type FeedPosition, isAfter } from './feed-position.ts';
import { FeedSubscriber } from './feed-subscriber.ts';
import { Wakeup } from './wakeup.ts';

export type { FeedEvent } from './feed-event.ts';

export type EventFeedOptions = {
  connectionString: string;
  schema: string;
  log: Logger;
  /** How often to look without a ring, for rings that got lost. */
  pollIntervalMs?: number;
  /** At most one ring to other processes in this time. */
  ringIntervalMs?: number;
  batchSize?: number;
  /** How many events may wait for a listener before it is sent away. */
  queueLimit?: number;
  retentionDays?: number;
};

export type SubscribeOptions<P> = {
  topics: readonly string[];
  /** The cursor of the last event seen. Without one, events from now on. */
  after?: string | null;
  accept?: (event: FeedEvent<P>) => boolean;
};

/** `startCursor` resumes before the first event came: a listener that broke off early misses nothing either. */
export type FeedSubscription<P> = AsyncIterableIterator<FeedEvent<P>> & { readonly startCursor: string };

const countDelay = meter.histogram({
  name: 'feed_event_delay_seconds',
  help: 'From when an event was written, within its transaction, to when listeners are offered it.',
  buckets: durationBuckets,
});

const heldBackPollMs = 10;
const retryMs = 250;
const defaults = {
  pollIntervalMs: 1_000,
  ringIntervalMs: 5,
  batchSize: 500,
  queueLimit: 1_000,
  retentionDays: 7,
};

/**
 * A subgraph's events in one final order, each exactly once, to any number of listeners in this process.
 * One reader asks the database and hands the same rows to all (docs/decisions/0006-events-in-one-final-order.md).
 */
export class EventFeed {
  private readonly o: Required<EventFeedOptions>;
  private readonly pool: pg.Pool;
  private readonly store: EventStore;
  private readonly doorbell: Doorbell;
  private readonly wakeup = new Wakeup();
  private readonly processId = randomUUID();
  private readonly subscribers = new Set<FeedSubscriber>();
  private readonly live = new Set<FeedSubscriber>();
  /** Where the next read begins. */
  private readUpTo: FeedPosition = endBefore(0n);
  /** The last event that the live subscribers were offered. */
  private delivered: FeedPosition = endBefore(0n);
  private running: Promise<void> | undefined;
  private isStopping = false;
  private ringTimer: NodeJS.Timeout | undefined;
  private hide: () => void = () => undefined;

  constructor(options: EventFeedOptions) {
    this.o = { ...defaults, ...options };
    const { connectionString, schema, log } = this.o;
    this.pool = createPool(connectionString, { max: 4, applicationName: 'city-feed', log });
    this.store = new EventStore(this.pool, schema);
    this.doorbell = new Doorbell({
      connectionString,
      channel: this.store.channel,
      log,
      onRing: (sender) => {
        if (sender !== this.processId) this.wakeup.wake();
      },
    });
  }

  async start(): Promise<void> {
    this.hide = meter.figure(
      'gauge',
      { name: 'feed_subscribers', help: 'Listeners to the event feed.' },
      () => this.subscribers.size,
    );
    await this.store.identify();
    this.readUpTo = await this.store.end();
    this.delivered = this.readUpTo;
    this.doorbell.start();
    this.running = this.run();
  }

  async stop(): Promise<void> {
    if (this.isStopping) return;
    this.isStopping = true;
    clearTimeout(this.ringTimer);
    this.hide();
    for (const subscriber of this.subscribers) subscriber.queue.end();
    this.wakeup.wake();
    await this.running;
    await this.doorbell.stop();
    await this.pool.end();
  }

  /** Call after the commit of a transaction that wrote events. Never waits, never fails. */
  ring(): void {
    this.wakeup.wake();
    this.ringTimer ??= setTimeout(() => {
      this.ringTimer = undefined;
      this.store
        .notify(this.processId)
        .catch((error: unknown) =>
          this.o.log.debug({ err: error }, 'A ring got lost: the poll makes up for it'),
        );
    }, this.o.ringIntervalMs);
  }

  subscribe<P>(options: SubscribeOptions<P>): FeedSubscription<P> {
    if (!this.running) throw new Error('The event feed is not started');
    const { log, batchSize, queueLimit, pollIntervalMs, retentionDays } = this.o;
    const subscriber = new FeedSubscriber({
      store: this.store,
      log,
      topics: options.topics,
      // The payload's type is what the subgraph wrote under these topics: the feed cannot know better.
      accept: (options.accept ?? (() => true)) as (event: FeedEvent) => boolean,
      batchSize,
      queueLimit,
      retryMs: pollIntervalMs,
      retentionMs: retentionDays * 24 * 3_600_000,
      onEnd: (ended) => {
        this.subscribers.delete(ended);
        this.live.delete(ended);
      },
    });
    this.subscribers.add(subscriber);
    if (this.isStopping) subscriber.queue.end();
    else if (options.after == null) this.live.add(subscriber);
    else void subscriber.replay(options.after, (readUpTo) => this.join(subscriber, readUpTo));
    // Everything behind this place is still to be read by the reader that serves this listener.
    const here = { place: this.readUpTo, at: new Date() };
    const startCursor = options.after ?? encodeFeedCursor(this.store.feedId, here);
    return Object.assign(subscriber.queue as AsyncIterableIterator<FeedEvent<P>>, { startCursor });
  }

  /** Nothing lies between what a subscriber has read and what it will be offered: the seam has no gap. */
  private join(subscriber: FeedSubscriber, readUpTo: FeedPosition): boolean {
    if (isAfter(this.delivered, readUpTo)) return false;
    if (!subscriber.queue.isEnded) this.live.add(subscriber);
    return true;
  }

  private async run(): Promise<void> {
    let isFailing = false;
    let heldBackInARow = 0;
    while (!this.isStopping) {
      let waitMs = this.o.pollIntervalMs;
      const startedAt = performance.now();
      try {
        const batch = await this.tick();
        isFailing = false;
        if (batch.hasMore) waitMs = 0;
        heldBackInARow = batch.isHeldBack ? heldBackInARow + 1 : 0;
        // No ring will tell when the older transaction ends: it may have nothing to say.
        if (batch.isHeldBack) waitMs = Math.min(heldBackPollMs * heldBackInARow, waitMs);
      } catch (error) {
        if (!isFailing) this.o.log.warn({ err: error }, 'Cannot read events, trying again until it works');
        isFailing = true;
        waitMs = Math.min(retryMs, waitMs);
      }
      await this.wakeup.wait(waitMs);
      // Rings that follow each other closely are answered together.
      const pauseMs = startedAt + this.o.ringIntervalMs - performance.now();
      if (waitMs > 0 && pauseMs > 1 && !this.isStopping) await delay(pauseMs);
    }
  }

  private async tick(): Promise<EventBatch> {
    const batch = await this.store.read(this.readUpTo, { limit: this.o.batchSize });
    this.readUpTo = batch.readUpTo;
    this.delivered = batch.events.at(-1)?.place ?? this.delivered;
    for (const event of batch.events) for (const subscriber of this.live) subscriber.offer(event);
    for (const { event } of batch.events) countDelay((Date.now() - event.occurredAt.getTime()) / 1000);
    return batch;
  }
}
