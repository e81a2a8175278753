import { setTimeout as sleep } from 'node:timers/promises';
import { GraphUnavailable } from './problems.ts';

export type BackOff = { firstMs: number; longestMs: number };

/** Doubles from the first to the longest; a random half of it keeps many programs from returning in step. */
export function delayMs(failures: number, { firstMs, longestMs }: BackOff, random = Math.random): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return full / 2 + (full / 2) * random();
}

export type Retries = { attempts: number; backOff: BackOff; signal?: AbortSignal };

/** Runs `work` until it answers, is refused, or has been tried often enough. Waits as long as the other side asks. */
export async function untilAnswered<T>(
  work: () => Promise<T>,
  { attempts, backOff, signal }: Retries,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof GraphUnavailable) || failures >= attempts) throw error;
      await sleep(Math.max(error.retryAfterMs, delayMs(failures, backOff)), undefined, { signal });
    }
  }
}
