import { setTimeout as sleep } from 'node:timers/promises';
import { type BackOff, delayMs } from '@city/client/back-off';
import { GraphUnavailable } from '@city/client/problems';
import type { Logger } from '@city/kit/log/log';
import { fieldBackOff } from './back-off.ts';

export type RepeatOptions = {
  name: string;
  everyMs: number;
  signal: AbortSignal;
  log: Logger;
  backOff?: BackOff;
};

/** Runs `work` now and then in even steps until stopped. While nobody answers it comes back sooner or later, quietly. */
export async function repeat(work: () => Promise<void>, options: RepeatOptions): Promise<void> {
  const { name, everyMs, signal, log, backOff = fieldBackOff } = options;
  let failures = 0;
  while (!signal.aborted) {
    const startedAt = Date.now();
    let waitMs = everyMs;
    try {
      await work();
      if (failures > 0) log.info({ name, failures }, 'The API answers again');
      failures = 0;
    } catch (error) {
      failures += 1;
      const isAway = error instanceof GraphUnavailable;
      if (failures === 1 || !isAway) {
        log.warn({ err: error, name }, isAway ? 'The API does not answer' : 'A step failed');
      }
      waitMs = Math.max(isAway ? error.retryAfterMs : everyMs, delayMs(failures, backOff));
    }
    const restMs = Math.max(0, startedAt + waitMs - Date.now());
    await sleep(restMs, undefined, { signal }).catch(() => undefined);
  }
}
