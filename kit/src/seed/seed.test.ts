import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { seedId } from './seed-id.ts';

test('the same kind and code give the same UUID in every subgraph and for ever', () => {
  expect(seedId('organization', 'LB-0001')).toBe('de8dc0eb-a218-59ef-9cdf-9b240c551fdc');
  expect(seedId('organization', 'LB-0001')).not.toBe(seedId('establishment', 'LB-0001'));
  expect(seedId('citizen', 'owner')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('the same seed gives the same numbers, another seed others', () => {
  const numbers = (seed: string) => Array.from({ length: 5 }, createRandom(seed).next);
  expect(numbers('guests')).toEqual(numbers('guests'));
  expect(numbers('guests')).not.toEqual(numbers('cameras'));
});

test('integers reach both ends and stay between them, evenly', () => {
  const { integer } = createRandom('dice');
  const counts = new Map<number, number>();
  for (let n = 0; n < 6_000; n++) {
    const side = integer(1, 6);
    counts.set(side, (counts.get(side) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test('weights are respected and what weighs nothing is never picked', () => {
  const { weighted } = createRandom('weights');
  const picks = Array.from({ length: 1_000 }, () =>
    weighted([
      ['often', 3],
      ['rarely', 1],
      ['never', 0],
    ]),
  );
  expect(picks.filter((pick) => pick === 'often').length / 1_000).toBeCloseTo(0.75, 1);
  expect(picks).not.toContain('never');
});

test('a shuffled list is a copy with the same entries', () => {
  const list = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = createRandom('cards').shuffle(list);
  expect(shuffled).not.toEqual(list);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(list);
});
