import type { Role } from '../generated/prisma/enums.ts';

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

export function scopesOf(roles: readonly Role[]): string[] {
  return [...new Set(roles.flatMap((role) => roleScopes[role]))].sort();
}
