import { setTimeout as wait } from 'node:timers/promises';

/** Waits until a condition holds. Throws with its name when it does not within the time. */
export async function waitFor<T>(
  name: string,
  condition: () => T | Promise<T>,
  withinMs = 60_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain: ${name}`);
    await wait(50);
  }
}
