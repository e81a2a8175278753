import { setTimeout as delay } from 'node:timers/promises';

/**
 * Lets an answer, good or bad, leave only at a full step after the work began, so that its time does not tell
 * how the work ended. The steps are longer than the work takes on a machine that is not overloaded.
 */
export async function evenly<T>(stepMs: number, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    const passedMs = performance.now() - startedAt;
    await delay(Math.ceil(passedMs / stepMs) * stepMs - passedMs);
  }
}
