import type { OrganizationKind } from '../generated/prisma/enums.ts';
import { rolesIn } from '../membership/role-places.ts';
import { scopesOf } from '../membership/role-scopes.ts';

/** People are administered by people. */
const peopleOnly = ['identity:members', 'identity:clients', 'identity:verify'];

/** What only machines do, and whose machines. */
const recording: Readonly<Record<string, readonly OrganizationKind[]>> = {
  'surveillance:record': ['OPERATIONS_CENTRE', 'POLICE', 'DISTRICT_DEPARTMENT'],
  'environment:record': ['ENVIRONMENT_OFFICE', 'DISTRICT_DEPARTMENT', 'PROVINCE_DEPARTMENT', 'BUSINESS'],
};

/** What software of such an organisation may hold: what its people may, and what its devices record. */
export function scopesForClientsOf(kind: OrganizationKind): string[] {
  const ofPeople = scopesOf(rolesIn(kind), kind).filter((scope) => !peopleOnly.includes(scope));
  const ofDevices = Object.keys(recording).filter((scope) => recording[scope]?.includes(kind));
  return [...ofPeople, ...ofDevices].sort();
}
