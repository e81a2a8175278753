import { forbidden, rateLimited } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import { secondsUntil } from '../second-factor/confirm-password.ts';

/** Of typing mistakes nobody makes so many in a quarter of an hour; who tries numbers one after the other does. */
const misses = { perAccount: 20, perAddress: 20 };

/**
 * A look-up by citizen ID number. One that finds somebody is on record with that person; one that finds nobody is
 * nobody's record, so it is logged with a keyed hash of the number, and too many of them end the looking up.
 */
export async function countedLookUp<Found>(
  { viewer, attempts, vault, log }: IdentityContext,
  nationalId: string,
  find: () => Promise<Found | null>,
): Promise<Found | null> {
  const who = viewer.citizenId ?? viewer.clientId;
  if (who === null) throw forbidden();
  const key = vault.fingerprint('nationalIdLookUp', who);
  // Finding somebody in between does not begin the count anew: that is for the address alone, so it is both.
  const attempt = await attempts.begin(key, key, misses);
  const about = { by: who, number: numberHash(vault, nationalId) };
  if ('lockedUntil' in attempt) {
    log.warn(about, 'Too many look-ups by citizen ID number found nobody');
    throw rateLimited(secondsUntil(attempt.lockedUntil));
  }
  const found = await find();
  if (found === null) log.info(about, 'A look-up by citizen ID number found nobody');
  else await attempts.succeed(attempt.id);
  return found;
}

const numberHash = (vault: IdentityContext['vault'], nationalId: string): string =>
  Buffer.from(vault.fingerprint('nationalId', nationalId)).toString('hex').slice(0, 16);
