import { expect, test } from 'vitest';
import { delayMs } from './back-off.ts';

test('waiting grows to its longest and is spread, so that programs do not come back in step', () => {
  const options = { firstMs: 500, longestMs: 15_000 };
  expect([1, 2, 3, 10, 1_000].map((failures) => delayMs(failures, options, () => 1))).toEqual([
    500, 1_000, 2_000, 15_000, 15_000,
  ]);
  expect(delayMs(1, options, () => 0)).toBe(250);
});
