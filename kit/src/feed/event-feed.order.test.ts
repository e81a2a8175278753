import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { expect, test } from 'vitest';
import { createPool } from '../database/pool.ts';
import { createRandom, type Random } from '../seed/random.ts';
import { createFeedFixture, type Numbered, writeOn } from '../testing/feed-fixture.ts';
import type { EventFeed, FeedEvent } from './event-feed.ts';

const writers = 12;
const transactionsPerWriter = 40;
const topic = 'numbers';
const lastNumber = -1;

test('whatever commits late, rolls back or is killed, no reader misses or repeats an event and all see one order', async () => {
  const fixture = await createFeedFixture();
  const random = createRandom('feed order');
  const feeds = await Promise.all(
    [1, 2, 3].map(() => fixture.startFeed({ batchSize: 50, pollIntervalMs: 50 })),
  );
  const readers = feeds.flatMap((feed) => [
    readThroughout(feed),
    readWithBreaks(feed, random),
    readWithBreaks(feed, random),
  ]);
  const naive = readNaively(fixture.pool);

  const victims = createPool(fixture.database.url, { max: writers });
  // A killed backend is what this test wants; the query that runs into it rejects.
  victims.on('connect', (client) => client.on('error', () => undefined));
  const nextNumber = counter();
  await Promise.all(
    Array.from({ length: writers }, (_, index) =>
      writeMany({ victims, admin: fixture.admin, feed: feeds[index % feeds.length], random, nextNumber }),
    ),
  );
  await fixture.write(topic, lastNumber);
  feeds[0]?.ring();

  const seen = await Promise.all(readers);
  const { rows } = await fixture.pool.query<Numbered>(
    `select (payload ->> 'n')::int as n from event order by transaction_id, position`,
  );
  const committed = rows.map(({ n }) => n);
  expect(committed.length).toBeGreaterThan(writers * transactionsPerWriter);
  for (const numbers of seen) expect(numbers).toEqual(committed);

  // The negative control: reading by position alone does miss events under the same load.
  const seenNaively = await naive;
  const missed = committed.filter((n) => !seenNaively.has(n));
  expect(missed.length).toBeGreaterThan(0);
  await victims.end();
  await fixture.stop();
}, 180_000);

async function readThroughout(feed: EventFeed): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { payload } of feed.subscribe<Numbered>({ topics: [topic] })) {
    numbers.push(payload.n);
    if (payload.n === lastNumber) break;
  }
  return numbers;
}

/** Leaves after a random number of events and comes back with its cursor, sometimes at once, sometimes late. */
async function readWithBreaks(feed: EventFeed, random: Random): Promise<number[]> {
  const numbers: number[] = [];
  let events: AsyncIterableIterator<FeedEvent<Numbered>> = feed.subscribe<Numbered>({ topics: [topic] });
  let untilBreak = random.integer(1, 30);
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error('The feed ended a listener that kept up');
    numbers.push(value.payload.n);
    if (value.payload.n === lastNumber) return numbers;
    if (untilBreak-- > 0) continue;
    await events.return?.();
    if (random.next() < 0.5) await delay(random.integer(0, 40));
    events = feed.subscribe<Numbered>({ topics: [topic], after: value.cursor });
    untilBreak = random.integer(0, 30);
  }
}

async function readNaively(pool: pg.Pool): Promise<Set<number>> {
  const numbers = new Set<number>();
  let last = '0';
  while (!numbers.has(lastNumber)) {
    const { rows } = await pool.query<{ position: string; n: number }>(
      `select position, (payload ->> 'n')::int as n from event where position > $1 order by position`,
      [last],
    );
    for (const { n } of rows) numbers.add(n);
    last = rows.at(-1)?.position ?? last;
    await delay(1);
  }
  return numbers;
}

type WriterOptions = {
  victims: pg.Pool;
  admin: pg.Pool;
  feed: EventFeed | undefined;
  random: Random;
  nextNumber: () => number;
};

/** Commits most transactions, rolls some back, has some backends killed before or during the commit. */
async function writeMany({ victims, admin, feed, random, nextNumber }: WriterOptions): Promise<void> {
  for (let count = 0; count < transactionsPerWriter; count++) {
    const client = await victims.connect();
    const fate = random.weighted([
      ['commit', 8],
      ['rollback', 1],
      ['kill', 1],
      ['kill at commit', 1],
    ] as const);
    try {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      await client.query('begin');
      for (let event = random.integer(1, 3); event > 0; event--) {
        await writeOn(client, topic, nextNumber());
        await delay(random.integer(0, 4));
      }
      const kill = () => admin.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      if (fate === 'kill') await kill();
      const killed = fate === 'kill at commit' ? kill() : undefined;
      await client.query(fate === 'rollback' ? 'rollback' : 'commit');
      await killed;
      // The kill may have come after the commit: this connection is dead without knowing it.
      client.release(fate === 'kill at commit');
    } catch (error) {
      client.release(true);
      if (!fate.startsWith('kill')) throw error;
    }
    feed?.ring();
  }
}

function counter(): () => number {
  let last = 0;
  return () => ++last;
}
