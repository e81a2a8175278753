import { forbidden } from '@city/kit/errors/city-error';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { businesses } from '../membership/role-scopes.ts';

/** Who sits at an authority's desk, and for which organisation. */
export function requireDesk(viewer: Viewer): { officerId: string; organizationId: string } {
  const authority = viewer
    .membershipsWith('identity:verify')
    .find(({ kind }) => !businesses.some((business) => business === kind));
  if (viewer.citizenId === null || !authority) throw forbidden();
  return { officerId: viewer.citizenId, organizationId: authority.organizationId };
}
