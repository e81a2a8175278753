import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { encodeCursor } from '../paging/keyset.ts';
import { createFeedFixture, type Numbered, numbersOf, take, writeOn } from '../testing/feed-fixture.ts';
import type { EventFeed } from './event-feed.ts';

let fixture: Awaited<ReturnType<typeof createFeedFixture>>;
let feed: EventFeed;

beforeAll(async () => {
  fixture = await createFeedFixture();
  feed = await fixture.startFeed();
});
afterAll(() => fixture.stop());

test('a listener gets what is committed after it came, in order, and only its topics', async () => {
  const topic = randomUUID();
  const topics = [topic];
  await fixture.write(topic, 1);
  await fixture.waitUntilPast();
  const listening = await fixture.startFeed();
  const events = listening.subscribe<Numbered>({ topics });
  await fixture.write('other', 2);
  await fixture.write(topic, 3, 4);
  listening.ring();
  expect(numbersOf(await take(events, 2))).toEqual([3, 4]);
});

test('accept leaves out what it refuses', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const events = feed.subscribe<Numbered>({ topics, accept: ({ payload }) => payload.n % 2 === 0 });
  await fixture.write(topic, 11, 12, 13, 14);
  feed.ring();
  expect(numbersOf(await take(events, 2))).toEqual([12, 14]);
});

test('a filter that throws ends its own listener and no other', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const broken = feed.subscribe({
    topics,
    accept: () => {
      throw new Error('broken filter');
    },
  });
  const sound = feed.subscribe<Numbered>({ topics });
  await fixture.write(topic, 21);
  feed.ring();
  await expect(broken.next()).rejects.toThrow('broken filter');
  expect(numbersOf(await take(sound, 1))).toEqual([21]);
});

test('a ring reaches the listeners of another process before its poll would', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const other = await fixture.startFeed({ pollIntervalMs: 60_000 });
  const events = other.subscribe<Numbered>({ topics });
  await fixture.write(topic, 31);
  feed.ring();
  expect(numbersOf(await take(events, 1))).toEqual([31]);
});

test('without any ring the poll finds the event', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const polling = await fixture.startFeed({ pollIntervalMs: 20 });
  const events = polling.subscribe<Numbered>({ topics });
  await fixture.write(topic, 41);
  expect(numbersOf(await take(events, 1))).toEqual([41]);
});

test('an event behind an older open transaction waits for it, and no longer', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const waiting = await fixture.startFeed({ pollIntervalMs: 60_000 });
  const events = waiting.subscribe<Numbered>({ topics });
  const older = await fixture.pool.connect();
  await older.query('begin');
  await writeOn(older, topic, 51);
  await fixture.write(topic, 52);
  waiting.ring();
  await older.query('commit');
  older.release();
  expect(numbersOf(await take(events, 2))).toEqual([51, 52]);
});

test('return() ends a listener that is waiting', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const events = feed.subscribe({ topics });
  const waiting = events.next();
  await events.return?.();
  expect(await waiting).toEqual({ value: undefined, done: true });
  expect(await events.next()).toEqual({ value: undefined, done: true });
});

test('stopping the feed ends its listeners', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const stopping = await fixture.startFeed();
  const waiting = stopping.subscribe({ topics }).next();
  await stopping.stop();
  expect((await waiting).done).toBe(true);
});

test('who cannot keep up gets what was kept for it and is then sent away', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const small = await fixture.startFeed({ queueLimit: 3 });
  const slow = small.subscribe<Numbered>({ topics });
  const quick = small.subscribe<Numbered>({ topics });
  const received = take(quick, 3);
  await fixture.write(topic, 61, 62, 63);
  small.ring();
  await received;
  const rest = take(quick, 2);
  await fixture.write(topic, 64, 65);
  small.ring();
  expect(numbersOf(await rest)).toEqual([64, 65]);
  expect(numbersOf(await take(slow, 3))).toEqual([61, 62, 63]);
  await expect(slow.next()).rejects.toMatchObject({ code: 'RATE_LIMITED', reason: 'SLOW_CONSUMER' });
  expect((await slow.next()).done).toBe(true);
});

test('a cursor brings everything since, once, and then what is new', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const before = feed.subscribe<Numbered>({ topics });
  await fixture.write(topic, 71, 72, 73, 74, 75);
  feed.ring();
  const [, second] = await take(before, 2);
  const small = await fixture.startFeed({ batchSize: 2, queueLimit: 2 });
  const events = small.subscribe<Numbered>({ topics, after: second?.cursor });
  expect(numbersOf(await take(events, 3))).toEqual([73, 74, 75]);
  await fixture.write(topic, 76);
  small.ring();
  expect(numbersOf(await take(events, 1))).toEqual([76]);
});

test('a cursor from nowhere is refused', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const events = feed.subscribe<Numbered>({ topics });
  await fixture.write(topic, 81);
  feed.ring();
  const [known] = await take(events, 1);
  const [feedId, transactionId, position, at] = JSON.parse(
    Buffer.from(known?.cursor ?? '', 'base64url').toString(),
  );
  const otherDatabase = await createFeedFixture();
  const elsewhere = await otherDatabase.startFeed();
  await otherDatabase.write(topic, 82);
  const cursors = {
    garbage: 'no cursor',
    'another list': encodeCursor([feedId, 5]),
    'another feed': encodeCursor(['elsewhere', transactionId, position, at]),
    'the future': encodeCursor([feedId, String(BigInt(transactionId) + 1_000_000n), position, at]),
    'an event that never was': encodeCursor([
      feedId,
      transactionId,
      String(BigInt(position) + 1_000_000n),
      at,
    ]),
    'between transactions to come': encodeCursor([
      feedId,
      String(BigInt(transactionId) + 1_000_000n),
      String(2n ** 63n - 1n),
      at,
    ]),
    'too large a number': encodeCursor([feedId, '9999999999999999999', position, at]),
    'SQL instead of a number': encodeCursor([feedId, '1; drop table event', position, at]),
  };
  const invalid = { code: 'BAD_USER_INPUT', fields: [{ field: 'after', code: 'CURSOR_INVALID' }] };
  for (const [from, after] of Object.entries(cursors))
    await expect(feed.subscribe({ topics, after }).next(), from).rejects.toMatchObject(invalid);
  await expect(elsewhere.subscribe({ topics, after: known?.cursor }).next()).rejects.toMatchObject(invalid);
  await otherDatabase.stop();
});

test('a cursor older than what is kept says so, whether its event is still there or not', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const aged = await createFeedFixture();
  const events = (await aged.startFeed()).subscribe<Numbered>({ topics });
  const reader = await aged.startFeed();
  await aged.write(topic, 91, 92);
  reader.ring();
  const [first] = await take(events, 1);
  const expired = { code: 'BAD_USER_INPUT', fields: [{ field: 'after', code: 'CURSOR_EXPIRED' }] };

  const strict = await aged.startFeed({ retentionDays: 0 });
  await expect(strict.subscribe({ topics, after: first?.cursor }).next()).rejects.toMatchObject(expired);

  await aged.pool.query(`delete from event where payload ->> 'n' = '91'`);
  await expect(reader.subscribe({ topics, after: first?.cursor }).next()).rejects.toMatchObject(expired);
  await aged.stop();
});

test('connections that are killed are made anew, and nothing is missed', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const other = await fixture.startFeed({ pollIntervalMs: 60_000 });
  const events = other.subscribe<Numbered>({ topics });
  await fixture.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('city-doorbell', 'city-feed')`,
  );
  await fixture.write(topic, 101);
  feed.ring();
  await fixture.write(topic, 102);
  feed.ring();
  expect(numbersOf(await take(events, 2))).toEqual([101, 102]);
});

test('a thousand listeners are handed the same row, read once', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const shared = await fixture.startFeed({ pollIntervalMs: 60_000 });
  const listeners = Array.from({ length: 1_000 }, () => shared.subscribe<Numbered>({ topics }));
  const received = listeners.map((events) => take(events, 1));
  await fixture.write(topic, 111);
  shared.ring();
  const all = await Promise.all(received);
  expect(new Set(all.map(([event]) => event)).size).toBe(1);
});

test('a listener that broke off before its first event resumes from where it began', async () => {
  const topic = randomUUID();
  const topics = [topic];
  const first = feed.subscribe<Numbered>({ topics });
  await first.return?.();
  await fixture.write(topic, 91, 92);
  feed.ring();
  const events = feed.subscribe<Numbered>({ topics, after: first.startCursor });
  expect(numbersOf(await take(events, 2))).toEqual([91, 92]);
});

test('a start cursor that is older than what is kept says so', async () => {
  const forgetful = await fixture.startFeed({ retentionDays: 0 });
  const startedAt = Date.now() + 1;
  const { startCursor } = forgetful.subscribe({ topics: [randomUUID()] });
  await vi.waitUntil(() => Date.now() > startedAt);
  const events = forgetful.subscribe({ topics: [randomUUID()], after: startCursor });
  await expect(events.next()).rejects.toMatchObject({ fields: [{ code: 'CURSOR_EXPIRED' }] });
});
