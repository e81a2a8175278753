import { dataRequestDecided } from '../access-record/known-purposes.ts';
import type { IdentityContext } from '../context.ts';
import type { DataRequestRow } from './data-request.store.ts';
import { requireDataOfficer } from './data-rights.policy.ts';

/** What somebody wrote in a request, or is held about the person: an officer's look at it is on record first. */
export async function disclosed<T>(
  { viewer, access }: IdentityContext,
  { citizenId }: DataRequestRow,
  field: string,
  value: T | null | undefined,
): Promise<T | null | undefined> {
  if (value == null || viewer.citizenId === citizenId) return value;
  requireDataOfficer(viewer);
  await access.record(citizenId, `DataRequest.${field}`, dataRequestDecided.vi);
  return value;
}
