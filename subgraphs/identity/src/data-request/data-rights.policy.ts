import { forbidden } from '@city/kit/errors/city-error';
import type { Viewer } from '@city/kit/request-identity/viewer';

const scope = 'identity:verify';

/** A hotel has an administrator too: requests about data are the government's to decide. */
const deciding = ['DISTRICT_DEPARTMENT', 'COMMUNE', 'PROVINCE_DEPARTMENT'];

export function requireDataOfficer(viewer: Viewer): void {
  viewer.require(scope);
  if (!viewer.membershipsWith(scope).some(({ kind }) => deciding.includes(kind))) throw forbidden();
}

export function requirePerson(viewer: Viewer): string {
  viewer.requireAuthenticated();
  if (viewer.citizenId === null) throw forbidden();
  return viewer.citizenId;
}
