import type { Viewer } from '#features/session/viewer.ts';

export const breachScopes = ['identity:members'];

/** Offices whose administrators answer for a leak; a hotel has an administrator too, who does not. */
export const answeringKinds = ['DISTRICT_DEPARTMENT', 'PROVINCE_DEPARTMENT'];

export function isOfKind(viewer: Viewer, kinds: readonly string[] | undefined): boolean {
  if (kinds === undefined) return true;
  return viewer.kind === 'signed-in' && kinds.includes(viewer.hat?.kind ?? '');
}

/** The same person without the hats under which this cannot be asked. */
export function asAnswering(viewer: Viewer): Viewer {
  if (viewer.kind !== 'signed-in') return viewer;
  return { ...viewer, hats: viewer.hats.filter(({ kind }) => answeringKinds.includes(kind)) };
}
