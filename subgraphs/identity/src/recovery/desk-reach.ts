import { localDay } from '@city/kit/time/vietnam-time';
import { findAdministered } from '../administration/administration.store.ts';
import type { Queries } from '../database.ts';
import { MembershipStore } from '../membership/membership.store.ts';
import { businesses } from '../membership/role-scopes.ts';

/**
 * Nobody decides on somebody who works for an authority that the officer does not administer. A business does not
 * count: it gives a role to whom it likes, unasked, and would take anybody out of reach of every desk.
 */
export async function isInReach(tx: Queries, officerId: string, citizenId: string): Promise<boolean> {
  const day = localDay(new Date());
  for (const { organizationId } of await new MembershipStore(tx).ofCitizens([citizenId])) {
    const found = await findAdministered(tx, { administratorId: officerId, organizationId, day });
    if (found && !found.isAdministered && !businesses.includes(found.kind)) return false;
  }
  return true;
}

/** The account has lost its number to the true holder: it stays closed for good. */
export async function isNumberReleased(tx: Queries, citizenId: string): Promise<boolean> {
  return (await tx.deskDecision.count({ where: { citizenId, kind: 'RELEASE_NATIONAL_ID' } })) > 0;
}
