import type { OrganizationKind, Role } from '../generated/prisma/enums.ts';

type Places = 'everywhere' | readonly OrganizationKind[];

/** Where a role makes sense: nobody inspects lodging on behalf of a hotel. */
const rolePlaces: Readonly<Record<Role, Places>> = {
  ADMINISTRATOR: 'everywhere',
  CASE_OFFICER: ['DISTRICT_DEPARTMENT', 'COMMUNE', 'PROVINCE_DEPARTMENT', 'POLICE'],
  CASE_MANAGER: ['DISTRICT_DEPARTMENT', 'COMMUNE', 'PROVINCE_DEPARTMENT', 'POLICE'],
  RECEPTIONIST: ['LODGING_BUSINESS'],
  LODGING_OWNER: ['LODGING_BUSINESS'],
  LODGING_INSPECTOR: ['POLICE'],
  DISPATCHER: ['OPERATIONS_CENTRE'],
  RESPONDER: ['DISTRICT_DEPARTMENT', 'COMMUNE', 'POLICE', 'ENVIRONMENT_OFFICE', 'OPERATIONS_CENTRE'],
  CAMERA_OPERATOR: ['OPERATIONS_CENTRE', 'POLICE'],
  VIOLATION_REVIEWER: ['POLICE'],
  ENVIRONMENT_OFFICER: ['ENVIRONMENT_OFFICE', 'DISTRICT_DEPARTMENT'],
};

export function existsIn(role: Role, kind: OrganizationKind): boolean {
  const places = rolePlaces[role];
  return places === 'everywhere' || places.includes(kind);
}

export function rolesIn(kind: OrganizationKind): Role[] {
  return (Object.keys(rolePlaces) as Role[]).filter((role) => existsIn(role, kind));
}
