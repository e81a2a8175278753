import { badUserInput, cityError, fieldProblem } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import { dataRequestErrors } from '../data-request/data-request.errors.ts';
import type { Database } from '../database.ts';
import { type ConsentChangeRow, ConsentStore } from './consent.store.ts';
import { type ConsentPurpose, consentPurposes, isConsentPurpose } from './consent-purposes.ts';

export type Consent = (typeof consentPurposes)[ConsentPurpose] & {
  purpose: string;
  isGranted: boolean;
  history: ConsentChangeRow[];
};

export async function listConsents(database: Database, citizenId: string): Promise<Consent[]> {
  const changes = await new ConsentStore(database).history(citizenId);
  return Object.entries(consentPurposes).map(([purpose, words]) => {
    const history = changes.filter((change) => change.purpose === purpose);
    return { ...words, purpose, isGranted: history[0]?.isGranted ?? false, history };
  });
}

/** Saying the same again changes nothing and leaves no trace. */
export async function setConsent(
  database: Database,
  citizenId: string,
  given: { purpose: string; isGranted: boolean },
): Promise<Consent[]> {
  const { purpose, isGranted } = given;
  if (!isConsentPurpose(purpose)) throw badUserInput([fieldProblem('purpose', sharedErrors.INVALID_VALUE)]);
  await database.$transaction(async (tx) => {
    const consents = new ConsentStore(tx);
    // The lock on the person keeps two changes at once from both being the first.
    const isRestricted = await consents.isRestricted(citizenId);
    if (isRestricted && isGranted) throw cityError(dataRequestErrors.DATA_RESTRICTED);
    if ((await consents.isGranted(citizenId, purpose)) !== isGranted)
      await consents.add(citizenId, purpose, isGranted);
  });
  return listConsents(database, citizenId);
}
