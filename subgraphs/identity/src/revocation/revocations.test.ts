import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '@city/kit/testing/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { RevocationStore } from './revocation.store.ts';
import { raiseEpoch, revokeSession } from './revoke-tokens.ts';

let database: Database;
let store: RevocationStore;
let drop: () => Promise<void>;

beforeAll(async () => {
  const testDatabase = await createTestDatabase('identity');
  database = openDatabase(testDatabase.url);
  store = new RevocationStore(database);
  drop = testDatabase.drop;
});
afterAll(async () => {
  await database.$disconnect();
  await drop();
});

const raise = (subject: string) => database.$transaction((tx) => raiseEpoch(tx, subject));

test('each change of rights raises the epoch by one, also twenty at once', async () => {
  const subject = randomUUID();
  expect(await store.epochOf(subject)).toBe(0);
  await Promise.all(Array.from({ length: 20 }, () => raise(subject)));
  expect(await store.epochOf(subject)).toBe(20);
});

test('who comes without a cursor hears everything, with one only what is new', async () => {
  const [subject, sessionId] = [randomUUID(), randomUUID()];
  await raise(subject);
  const all = await store.since(null);
  expect(all.revocations).toContainEqual({ subject, minimumEpoch: 1 });
  expect((await store.since(all.cursor)).revocations).toEqual([]);
  await revokeSession(database, sessionId);
  const news = await store.since(all.cursor);
  expect(news.revocations).toEqual([{ sessionId }]);
});

test('a transaction that was open while others committed is neither waited for nor lost', async () => {
  const [slow, quick] = [randomUUID(), randomUUID()];
  const before = await store.since(null);
  const [began, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const open = database.$transaction(async (tx) => {
    await raiseEpoch(tx, slow);
    began.resolve();
    await mayEnd.promise;
  });
  await began.promise;
  await raise(quick);
  const during = await store.since(before.cursor);
  expect(during.revocations).toEqual([{ subject: quick, minimumEpoch: 1 }]);
  mayEnd.resolve();
  await open;
  const after = await store.since(during.cursor);
  expect(after.revocations).toEqual([{ subject: slow, minimumEpoch: 1 }]);
});

test('what is taken back with its transaction was never revoked', async () => {
  const subject = randomUUID();
  const { cursor } = await store.since(null);
  const failing = database.$transaction(async (tx) => {
    await raiseEpoch(tx, subject);
    throw new Error('the change that caused it did not happen');
  });
  await expect(failing).rejects.toThrow('did not happen');
  expect(await store.epochOf(subject)).toBe(0);
  expect((await store.since(cursor)).revocations).toEqual([]);
});

test('what is older than any token is told no more, and later removed; the epoch stays', async () => {
  const subject = randomUUID();
  await raise(subject);
  const age = (minutes: number) =>
    database.$executeRaw`update revocation set revoked_at = now() - make_interval(mins => ${minutes}::int)
                          where subject = ${subject}`;
  await age(11);
  expect((await store.since(null)).revocations).not.toContainEqual({ subject, minimumEpoch: 1 });
  expect(await store.removeOld()).toBe(0);
  await age(21);
  expect(await store.removeOld()).toBe(1);
  expect(await store.epochOf(subject)).toBe(1);
});
