import { expect, test } from 'vitest';
import { AccessRecordQueue } from './access-record-queue.ts';
import type { NewAccessRecord } from './keep-access-records.ts';

const look = (citizenId: string): NewAccessRecord => ({
  citizenId,
  accessedById: 'officer',
  accessedByClientId: null,
  organizationId: null,
  fields: [],
  purpose: null,
  requestId: null,
});

function recordingQueue(refused?: string) {
  const commits: string[][] = [];
  const queue = new AccessRecordQueue(async (records) => {
    await new Promise(setImmediate);
    if (records.some(({ citizenId }) => citizenId === refused)) throw new Error('not kept');
    commits.push(records.map(({ citizenId }) => citizenId));
  });
  return { queue, commits };
}

test('what comes in while a commit is under way goes together into the next one', async () => {
  const { queue, commits } = recordingQueue();
  await Promise.all(['a', 'b', 'c', 'd'].map((id) => queue.add([look(id)])));
  expect(commits).toEqual([['a'], ['b', 'c', 'd']]);
  await queue.add([look('e')]);
  expect(commits.at(-1)).toEqual(['e']);
});

test('a record that can not be kept fails alone, and its data alone does not leave', async () => {
  const { queue, commits } = recordingQueue('c');
  const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map((id) => queue.add([look(id)])));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(commits.flat()).toEqual(['a', 'b', 'd']);
});

test('nobody is answered before the own commit', async () => {
  const held = Promise.withResolvers<void>();
  const queue = new AccessRecordQueue(() => held.promise);
  let isAnswered = false;
  const kept = queue.add([look('a')]).then(() => {
    isAnswered = true;
  });
  await new Promise(setImmediate);
  expect(isAnswered).toBe(false);
  held.resolve();
  await kept;
  expect(isAnswered).toBe(true);
});
