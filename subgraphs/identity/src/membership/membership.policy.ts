import type { Viewer } from '@city/kit/request-identity/viewer';

type OrganizationTree = { load(id: string): Promise<{ parentId: string | null } | null> };

/** No tree of units is deeper; the bound keeps a wrong tree from hanging a request. */
const deepestTree = 6;

/** Whoever administers an organisation administers the units below it. */
export async function administers(
  viewer: Viewer,
  organizationId: string,
  organizations: OrganizationTree,
  scope: 'identity:members' | 'identity:clients' = 'identity:members',
): Promise<boolean> {
  const administered = viewer.organizationIdsWith(scope);
  if (administered.length === 0) return false;
  let current: string | null = organizationId;
  for (let level = 0; current && level < deepestTree; level++) {
    if (administered.includes(current)) return true;
    current = (await organizations.load(current))?.parentId ?? null;
  }
  return false;
}

export async function administeredMemberships<M extends { organizationId: string }>(
  viewer: Viewer,
  memberships: readonly M[],
  organizations: OrganizationTree,
): Promise<M[]> {
  const allowed = await Promise.all(
    memberships.map(({ organizationId }) => administers(viewer, organizationId, organizations)),
  );
  return memberships.filter((_, index) => allowed[index]);
}
