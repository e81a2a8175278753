import { expect, test } from 'vitest';
import { OrderedWork } from './ordered-work.ts';

const setImmediateTurn = () => new Promise((resolve) => setImmediate(resolve));

test('hands results on in the order in which the work came, whatever finishes first', async () => {
  const delivered: number[] = [];
  const gates = [0, 1, 2].map(() => Promise.withResolvers<void>());
  const work = new OrderedWork<number, number>({
    work: async (item) => {
      await gates[item]?.promise;
      return item;
    },
    deliver: (item) => delivered.push(item),
    maximumRunning: 8,
  });
  for (const item of [0, 1, 2]) work.add(item);
  gates[2]?.resolve();
  gates[1]?.resolve();
  await setImmediateTurn();
  expect(delivered).toEqual([]);
  expect(work.size).toBe(3);
  gates[0]?.resolve();
  await setImmediateTurn();
  expect(delivered).toEqual([0, 1, 2]);
  expect(work.size).toBe(0);
});

test('runs no more at a time than it may', async () => {
  let running = 0;
  let most = 0;
  const work = new OrderedWork<number, number>({
    work: async (item) => {
      running += 1;
      most = Math.max(most, running);
      await setImmediateTurn();
      running -= 1;
      return item;
    },
    deliver: () => undefined,
    maximumRunning: 3,
  });
  for (let item = 0; item < 20; item += 1) work.add(item);
  while (work.size > 0) await setImmediateTurn();
  expect(most).toBe(3);
});
