import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@city/kit/log/log';
import { ApiUnavailable } from './api-errors.ts';

export type BackOff = { firstMs: number; longestMs: number };

export const defaultBackOff: BackOff = { firstMs: 500, longestMs: 15_000 };

/** Doubles from the first to the longest; a random half of it keeps 268 hotels from returning in step. */
export function delayMs(failures: number, { firstMs, longestMs }: BackOff, random = Math.random): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  return full / 2 + (full / 2) * random();
}

/** Runs `work` until it is done or refused; as long as nobody answers, again and again. Rejects when stopped. */
export async function untilAnswered<T>(
  work: () => Promise<T>,
  options: { backOff: BackOff; signal: AbortSignal; log: Logger },
): Promise<T> {
  const { backOff, signal, log } = options;
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ApiUnavailable)) throw error;
      const waitMs = Math.max(error.retryAfterMs, delayMs(failures, backOff));
      log.debug({ err: error, failures, waitMs }, 'No answer, trying again');
      await sleep(waitMs, undefined, { signal });
    }
  }
}
