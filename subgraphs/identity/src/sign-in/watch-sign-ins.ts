import type { Logger } from '@city/kit/log/log';
import { meter } from '@city/kit/metrics/meter';
import { type AttemptStore, attemptLimits } from './attempt.store.ts';

/** Far more accounts than there are people who give up within a quarter of an hour. */
export const sprayedAccounts = 100;

const countWarning = meter.counter({
  name: 'sign_in_spraying_warnings_total',
  help: 'Minutes in which far more accounts than usual had been tried in vain.',
});

/**
 * One password tried against many accounts, from many networks, stays under the limits of each; all of it together
 * shows. Operators are told and nobody is slowed: that would be a way to keep everybody out.
 */
export async function watchSignIns({
  attempts,
  log,
}: {
  attempts: AttemptStore;
  log: Logger;
}): Promise<void> {
  const accounts = await attempts.countTriedInVain();
  if (accounts < sprayedAccounts) return;
  countWarning(1);
  const { windowMinutes: minutes } = attemptLimits;
  log.warn({ accounts, minutes }, 'Far more accounts than usual were tried in vain');
}
