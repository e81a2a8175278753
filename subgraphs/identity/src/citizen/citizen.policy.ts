import type { Viewer } from '@city/kit/request-identity/viewer';
import type { IdentityContext } from '../context.ts';
import { administeredMemberships } from '../membership/membership.policy.ts';

export function isSelf(viewer: Viewer, citizenId: string): boolean {
  return viewer.citizenId === citizenId;
}

export function seesWholeNationalId(viewer: Viewer, citizenId: string): boolean {
  return isSelf(viewer, citizenId) || viewer.has('identity:national-id');
}

/** Work that begins with the record of anybody. */
const scopesThatOpenRecords = ['identity:national-id', 'identity:lookup', 'identity:verify'];

/**
 * To everybody else an id of somebody else is an id that does not exist. Who gives roles opens the records of those
 * who hold one there, and of nobody else: any hotel has an administrator.
 */
export async function mayOpen(
  viewer: Viewer,
  citizenId: string,
  { organizations, membershipsOfCitizen }: IdentityContext['loaders'],
): Promise<boolean> {
  if (isSelf(viewer, citizenId) || viewer.hasAny(scopesThatOpenRecords)) return true;
  if (!viewer.has('identity:members')) return false;
  const held = await membershipsOfCitizen.load(citizenId.toLowerCase());
  return (await administeredMemberships(viewer, held, organizations)).length > 0;
}
