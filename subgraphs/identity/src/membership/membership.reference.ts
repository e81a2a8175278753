import { isSelf } from '../citizen/citizen.policy.ts';
import type { IdentityContext } from '../context.ts';
import { administers } from './membership.policy.ts';

/** A membership that is neither one's own nor administered does not exist. */
export async function resolveMembershipReference(reference: { id: string }, context: IdentityContext) {
  const { viewer, loaders } = context;
  const membership = await loaders.memberships.load(reference.id);
  if (!membership) return null;
  if (isSelf(viewer, membership.citizenId)) return membership;
  return (await administers(viewer, membership.organizationId, loaders.organizations)) ? membership : null;
}
