import type pg from 'pg';
import { pino } from 'pino';
import { vi } from 'vitest';
import { createPool } from '../database/pool.ts';
import { EventFeed, type EventFeedOptions, type FeedEvent } from '../feed/event-feed.ts';
import { createTestDatabase } from './test-database.ts';

export type Numbered = { n: number };

/** A database with an event table, and feeds on it that end with it. */
export async function createFeedFixture() {
  const database = await createTestDatabase('sample');
  const pool = createPool(database.url, { max: 30 });
  const admin = createPool(database.adminUrl, { max: 2 });
  const feeds: EventFeed[] = [];

  async function startFeed(options: Partial<EventFeedOptions> = {}): Promise<EventFeed> {
    const feed = new EventFeed({
      connectionString: database.url,
      schema: 'sample',
      log: pino({ level: 'silent' }),
      ...options,
    });
    await feed.start();
    feeds.push(feed);
    return feed;
  }

  async function write(topic: string, ...numbers: number[]): Promise<void> {
    await writeOn(pool, topic, ...numbers);
  }

  /** A transaction that is open anywhere on the server, in another database too, holds the end of the order back. */
  async function waitUntilPast(): Promise<void> {
    await vi.waitFor(async () => {
      const { rows } = await pool.query<{ is_past: boolean }>(
        'select max(transaction_id) < pg_snapshot_xmin(pg_current_snapshot()) as is_past from event',
      );
      if (!rows[0]?.is_past) throw new Error('A transaction is still open.');
    });
  }

  async function stop(): Promise<void> {
    for (const feed of feeds) await feed.stop();
    await pool.end();
    await admin.end();
    await database.drop();
  }

  return { database, pool, admin, startFeed, write, waitUntilPast, stop };
}

export async function writeOn(client: pg.Pool | pg.PoolClient, topic: string, ...numbers: number[]) {
  await client.query(
    `insert into event (topic, payload) select $1, jsonb_build_object('n', n) from unnest($2::int[]) n`,
    [topic, numbers],
  );
}

export async function take<P>(events: AsyncIterator<FeedEvent<P>>, count: number): Promise<FeedEvent<P>[]> {
  const taken: FeedEvent<P>[] = [];
  while (taken.length < count) {
    const result = await events.next();
    if (result.done) throw new Error(`The feed ended after ${taken.length} of ${count} events`);
    taken.push(result.value);
  }
  return taken;
}

export const numbersOf = (events: FeedEvent<Numbered>[]) => events.map(({ payload }) => payload.n);
