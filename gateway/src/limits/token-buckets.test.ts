import { expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

it('gives what a minute allows, then tells how long to wait, and fills up evenly', () => {
  let now = 0;
  const buckets = new TokenBuckets(600, () => now);
  expect(buckets.take('a', 600)).toBe(0);
  expect(buckets.take('a', 100)).toBe(10);
  now = 9_000;
  expect(buckets.take('a', 100)).toBe(1);
  now = 10_000;
  expect(buckets.take('a', 100)).toBe(0);
  expect(buckets.remaining('a')).toBe(0);
  now = 10_000_000;
  expect(buckets.remaining('a')).toBe(600);
});

it('takes what was used already into debt, at most a minute’s', () => {
  let now = 0;
  const buckets = new TokenBuckets(60, () => now);
  buckets.spend('a', 90);
  expect(buckets.take('a', 1)).toBe(31);
  buckets.spend('a', 10_000);
  expect(buckets.take('a', 1)).toBe(61);
  now = 61_000;
  expect(buckets.take('a', 1)).toBe(0);
});

it('remembers who asks among a crowd of others that ask once', () => {
  const buckets = new TokenBuckets(10, () => 0);
  buckets.take('a', 10);
  for (let crowd = 0; crowd < 200_000; crowd += 1) {
    buckets.take(`crowd ${crowd}`, 1);
    if (crowd % 20_000 === 0) expect(buckets.take('a', 1)).toBeGreaterThan(0);
  }
});

it('keeps each caller for itself', () => {
  const buckets = new TokenBuckets(10, () => 0);
  expect(buckets.take('a', 10)).toBe(0);
  expect(buckets.take('b', 10)).toBe(0);
  expect(buckets.take('a', 1)).toBeGreaterThan(0);
});

it('gives once what costs more than a minute allows, and waits for the debt', () => {
  let now = 0;
  const buckets = new TokenBuckets(60, () => now);
  expect(buckets.take('a', 120)).toBe(0);
  expect(buckets.take('a', 1)).toBe(61);
  now = 61_000;
  expect(buckets.take('a', 1)).toBe(0);
});
