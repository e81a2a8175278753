import { expect, test } from 'vitest';
import { EventRing } from './event-ring.ts';

const event = (number: number) => ({ cursor: `c${number}`, json: String(number) });
const numbers = (events: readonly { json: string }[] | undefined) => events?.map(({ json }) => Number(json));

test('gives what came after a cursor, in order', () => {
  const ring = new EventRing<ReturnType<typeof event>>(10);
  for (let number = 1; number <= 5; number += 1) ring.push(event(number));
  expect(numbers(ring.after('c2'))).toEqual([3, 4, 5]);
  expect(numbers(ring.after('c5'))).toEqual([]);
});

test('knows the place where it began until it has dropped the first event', () => {
  const ring = new EventRing<ReturnType<typeof event>>(2);
  ring.startAt('c0');
  ring.push(event(1));
  expect(numbers(ring.after('c0'))).toEqual([1]);
  for (let number = 2; number <= 5; number += 1) ring.push(event(number));
  expect(ring.after('c0')).toBeUndefined();
  expect(ring.has('c0')).toBe(false);
});

test('keeps at least as many events as it was told, and not many more', () => {
  const ring = new EventRing<ReturnType<typeof event>>(100);
  for (let number = 1; number <= 10_000; number += 1) ring.push(event(number));
  expect(numbers(ring.after('c9900'))).toHaveLength(100);
  expect(ring.after('c9700')).toBeUndefined();
  expect(ring.after('unknown')).toBeUndefined();
});

test('takes no start once events came: what lies between would be missed', () => {
  const ring = new EventRing<ReturnType<typeof event>>(10);
  ring.push(event(1));
  ring.startAt('c7');
  expect(ring.has('c7')).toBe(false);
});
