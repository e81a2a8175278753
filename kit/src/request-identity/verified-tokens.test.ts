import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { unauthenticated } from '../errors/city-error.ts';
import { rememberVerified } from './verified-tokens.ts';
import { Viewer } from './viewer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function countingVerifier() {
  const verify = vi.fn(async (token: string) => {
    if (token === 'bad') throw unauthenticated();
    return new Viewer({ kind: 'citizen', citizenId: token, expiresAt: new Date(Date.now() + 60_000) });
  });
  return { verify, remembering: rememberVerified(verify) };
}

test('a good token is checked once, and again from the moment at which it expires', async () => {
  const { verify, remembering } = countingVerifier();
  for (let n = 0; n < 3; n += 1) expect((await remembering('a')).citizenId).toBe('a');
  expect(verify).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  await remembering('a');
  expect(verify).toHaveBeenCalledTimes(2);
});

test('a refused token is checked each time', async () => {
  const { verify, remembering } = countingVerifier();
  await expect(remembering('bad')).rejects.toThrow();
  await expect(remembering('bad')).rejects.toThrow();
  expect(verify).toHaveBeenCalledTimes(2);
});

test('no token stands for another, and the memory is bounded', async () => {
  const { verify, remembering } = countingVerifier();
  for (let n = 0; n <= 1_000; n += 1) expect((await remembering(`t${n}`)).citizenId).toBe(`t${n}`);
  await remembering('t1000');
  expect(verify).toHaveBeenCalledTimes(1_001);
  await remembering('t0');
  expect(verify).toHaveBeenCalledTimes(1_002);
});
