import { expect, test } from 'vitest';
import { BoundedCache } from './bounded-cache.ts';

test('forgets what was used longest ago', () => {
  const cache = new BoundedCache<string, number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  expect(cache.size).toBe(2);
});

test('forgets also what is too heavy together, but never what came last', () => {
  const cache = new BoundedCache<string, number>(10, { bytesOf: (value) => value, maximumBytes: 100 });
  for (const key of ['a', 'b', 'c']) cache.set(key, 40);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([undefined, 40, 40]);
  cache.set('b', 10);
  cache.set('d', 50);
  expect([...cache.values()]).toEqual([40, 10, 50]);
  cache.set('huge', 1_000);
  expect([...cache.values()]).toEqual([1_000]);
});
