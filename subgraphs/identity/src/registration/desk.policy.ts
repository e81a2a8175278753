import { forbidden } from '@city/kit/errors/city-error';
import type { Viewer } from '@city/kit/request-identity/viewer';

/** They have administrators too, but who somebody is, is for an authority to say. */
const businesses: readonly string[] = ['LODGING_BUSINESS', 'BUSINESS'];

/** Who sits at an authority's desk, and for which organisation. */
export function requireDesk(viewer: Viewer): { officerId: string; organizationId: string } {
  const authority = viewer.membershipsWith('identity:verify').find(({ kind }) => !businesses.includes(kind));
  if (viewer.citizenId === null || !authority) throw forbidden();
  return { officerId: viewer.citizenId, organizationId: authority.organizationId };
}
