import { setTimeout as delay } from 'node:timers/promises';

const tickMs = 20;
const msEach = 5;

/**
 * Takes one after the other, over this time at most, and less where there are few: clients that are sent away come
 * back at once, and all at the same moment would be a herd.
 */
export async function spreadOver<T>(
  items: readonly T[],
  withinMs: number,
  take: (item: T) => Promise<void> | void,
): Promise<void> {
  const totalMs = Math.min(withinMs, items.length * msEach);
  const perTick = Math.max(1, Math.ceil((items.length * tickMs) / totalMs));
  const taken: (Promise<void> | void)[] = [];
  for (let start = 0; start < items.length; start += perTick) {
    if (start > 0) await delay(tickMs);
    taken.push(...items.slice(start, start + perTick).map(take));
  }
  await Promise.all(taken);
}
