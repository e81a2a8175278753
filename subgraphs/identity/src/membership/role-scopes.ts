import type { OrganizationKind, Role } from '../generated/prisma/enums.ts';

export const roleScopes: Readonly<Record<Role, readonly string[]>> = {
  ADMINISTRATOR: ['identity:members', 'identity:clients', 'identity:verify'],
  CASE_OFFICER: ['procedures:process', 'identity:lookup'],
  CASE_MANAGER: ['procedures:process', 'identity:lookup'],
  RECEPTIONIST: ['accommodation:declare'],
  LODGING_OWNER: ['accommodation:declare'],
  LODGING_INSPECTOR: ['accommodation:inspect', 'identity:lookup', 'identity:national-id'],
  DISPATCHER: ['incidents:dispatch', 'surveillance:view', 'operations:view', 'operations:control'],
  RESPONDER: ['incidents:respond'],
  CAMERA_OPERATOR: ['surveillance:view', 'operations:view'],
  VIOLATION_REVIEWER: ['violations:review', 'surveillance:view'],
  ENVIRONMENT_OFFICER: ['environment:manage', 'operations:view'],
};

/** Held by machines only, beside what a role gives. */
const clientScopes = ['surveillance:record', 'environment:record'] as const;

export const allScopes: readonly string[] = [
  ...new Set([...Object.values(roleScopes).flat(), ...clientScopes]),
].sort();

/** Who somebody is, is for an authority to say: administrators of these have no desk. */
export const businesses: readonly OrganizationKind[] = ['LODGING_BUSINESS', 'BUSINESS'];

/** What roles are worth in an organisation of this kind. */
export function scopesOf(roles: readonly Role[], kind: OrganizationKind): string[] {
  const scopes = new Set(roles.flatMap((role) => roleScopes[role]));
  if (businesses.includes(kind)) scopes.delete('identity:verify');
  return [...scopes].sort();
}
