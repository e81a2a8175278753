import type { Viewer } from '@city/kit/request-identity/viewer';

export function isSelf(viewer: Viewer, citizenId: string): boolean {
  return viewer.citizenId === citizenId;
}

/** How much of a national ID a viewer sees. */
export function nationalIdView(viewer: Viewer, citizenId: string): 'none' | 'full' | 'masked' {
  if (viewer.kind === 'anonymous') return 'none';
  return isSelf(viewer, citizenId) || viewer.has('identity:national-id') ? 'full' : 'masked';
}

/** Work that begins with a person's record. To everybody else an id of somebody else is an id that does not exist. */
const scopesThatOpenRecords = [
  'identity:national-id',
  'identity:lookup',
  'identity:verify',
  'identity:members',
];

export function mayOpen(viewer: Viewer, citizenId: string): boolean {
  return isSelf(viewer, citizenId) || viewer.hasAny(scopesThatOpenRecords);
}
