import { expect, test } from 'vitest';
import { SignInGate } from './sign-in-gate.ts';

/** Work that ends when told to. */
function pendingWork() {
  const ends: (() => void)[] = [];
  const work = () => new Promise<string>((resolve) => ends.push(() => resolve('done')));
  return { ends, work, settle: () => new Promise((resolve) => setImmediate(resolve)) };
}

test('no more than the limit work at once, the others come in order', async () => {
  const { ends, work, settle } = pendingWork();
  const gate = new SignInGate({ working: 2, waiting: 10, perNetwork: 10 });
  const all = Array.from({ length: 4 }, () => gate.pass('a', work));
  await settle();
  expect(ends).toHaveLength(2);
  for (let index = 0; index < 4; index++) {
    ends[index]?.();
    await settle();
  }
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
});

test('one network does not take the room of the others', async () => {
  const { ends, work, settle } = pendingWork();
  const gate = new SignInGate({ working: 1, waiting: 10, perNetwork: 2 });
  const flood = Array.from({ length: 5 }, () => gate.pass('a', work));
  const other = gate.pass('b', work);
  expect(await Promise.all(flood.slice(2))).toEqual([null, null, null]);
  for (let index = 0; index < 3; index++) {
    await settle();
    ends[index]?.();
  }
  expect(await other).toBe('done');
});

test('a full waiting room refuses at once, and failed work gives its place back', async () => {
  const gate = new SignInGate({ working: 1, waiting: 0, perNetwork: 10 });
  const { ends, work } = pendingWork();
  const first = gate.pass('a', work);
  expect(await gate.pass('b', work)).toBeNull();
  ends[0]?.();
  await first;
  await expect(gate.pass('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.pass('a', async () => 'again')).toBe('again');
});
