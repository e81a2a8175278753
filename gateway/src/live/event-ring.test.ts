import { expect, test } from 'vitest';
import { EventRing } from './event-ring.ts';

const event = (number: number, size = 1) => ({ cursor: `c${number}`, json: String(number), size });
type Event = ReturnType<typeof event>;
const room = (maximum = 1_000_000) => ({ used: 0, maximum });
const numbers = (events: readonly { json: string }[] | undefined) => events?.map(({ json }) => Number(json));

test('gives what came after a cursor, in order', () => {
  const ring = new EventRing<Event>(10, room());
  for (let number = 1; number <= 5; number += 1) ring.push(event(number));
  expect(numbers(ring.after('c2'))).toEqual([3, 4, 5]);
  expect(numbers(ring.after('c5'))).toEqual([]);
});

test('knows the place where it began until it has dropped the first event', () => {
  const ring = new EventRing<Event>(2, room());
  ring.startAt('c0');
  ring.push(event(1));
  expect(numbers(ring.after('c0'))).toEqual([1]);
  for (let number = 2; number <= 5; number += 1) ring.push(event(number));
  expect(ring.after('c0')).toBeUndefined();
  expect(ring.has('c0')).toBe(false);
});

test('keeps at least as many events as it was told, and not many more', () => {
  const ring = new EventRing<Event>(100, room());
  for (let number = 1; number <= 10_000; number += 1) ring.push(event(number));
  expect(numbers(ring.after('c9900'))).toHaveLength(100);
  expect(ring.after('c9700')).toBeUndefined();
  expect(ring.after('unknown')).toBeUndefined();
});

test('takes no start once events came: what lies between would be missed', () => {
  const ring = new EventRing<Event>(10, room());
  ring.push(event(1));
  ring.startAt('c7');
  expect(ring.has('c7')).toBe(false);
});

test('keeps less where all rings together have no room, and the last few always', () => {
  const budget = room(10_000);
  const rings = Array.from({ length: 10 }, () => new EventRing<Event>(100, budget));
  for (let number = 1; number <= 1_000; number += 1) for (const ring of rings) ring.push(event(number, 100));
  // Each may be one halving away from what it has to keep.
  expect(budget.used).toBeLessThanOrEqual(10 * 16 * 100);
  for (const ring of rings) expect(numbers(ring.after('c993'))?.slice(0, 2)).toEqual([994, 995]);
});

test('leaves its room to others when its stream ends', () => {
  const budget = room();
  const [ended, other] = [new EventRing<Event>(10, budget), new EventRing<Event>(10, budget)];
  for (let number = 1; number <= 100; number += 1) ended.push(event(number, 5));
  other.push(event(1, 7));
  ended.clear();
  expect(budget.used).toBe(7);
  expect(ended.has('c100')).toBe(false);
});

test('has room for all that it may keep where others keep little (the control)', () => {
  const ring = new EventRing<Event>(100, room(20_000));
  for (let number = 1; number <= 1_000; number += 1) ring.push(event(number, 100));
  expect(numbers(ring.after('c900'))).toHaveLength(100);
});
