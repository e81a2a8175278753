import { clockToleranceSeconds } from '@city/kit/request-identity/access-token';
import type { Viewer } from '@city/kit/request-identity/viewer';

export const recentMinutes = 10;

/** Whoever has just shown who it is need not show it again. A time to come is a clock that is off, or a lie. */
export function hasJustSignedIn({ authenticatedAt }: Viewer, now = Date.now()): boolean {
  if (authenticatedAt === null) return false;
  const agoMs = now - authenticatedAt.getTime();
  return agoMs >= -clockToleranceSeconds * 1000 && agoMs <= recentMinutes * 60_000;
}
