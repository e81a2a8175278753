import type { Membership } from '@city/kit/request-identity/viewer';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Stores } from '../context.ts';
import type { AssuranceLevel } from '../generated/prisma/enums.ts';
import { scopesOf } from '../membership/role-scopes.ts';
import { twoFactors } from '../sign-in/assurance.ts';
import type { SignInOfToken } from './sign-in-of-token.ts';

/** The epoch counts the changes of what the subject may do: a token of an earlier one is refused. */
export type CityClaim = {
  kind: 'citizen' | 'client';
  epoch: number;
  /** How surely the city knows who the citizen is. */
  assurance?: AssuranceLevel;
  memberships: Membership[];
};

/**
 * What a token says a person may do, and where: read anew for every token, also when one is refreshed.
 * Roles are exercised by who showed two factors only, also when a role came after the sign-in.
 */
export async function claimsOfCitizen(
  stores: Stores,
  citizenId: string,
  signIn: Pick<SignInOfToken, 'acr'>,
): Promise<CityClaim> {
  // The epoch first: what changes in between makes a token that is refused, never one that says too much.
  const epoch = await stores.revocations.epochOf(citizenId);
  const { assuranceLevel } = await stores.citizens.get(citizenId);
  const held =
    signIn.acr === twoFactors ? await stores.memberships.heldBy(citizenId, localDay(new Date())) : [];
  return {
    kind: 'citizen',
    epoch,
    assurance: assuranceLevel,
    memberships: held.map(({ organizationId, kind, roles, commune }) => ({
      organizationId,
      kind,
      roles,
      scopes: scopesOf(roles, kind),
      commune,
    })),
  };
}

/** A machine holds the scopes it was registered with, inside its organisation; it may ask for fewer of them. */
export async function claimsOfClient(
  stores: Stores,
  clientId: string,
  requestedScopes: ReadonlySet<string>,
): Promise<CityClaim> {
  const epoch = await stores.revocations.epochOf(clientId);
  const client = await stores.serviceClients.takeUp(clientId, localDay(new Date()));
  if (!client) return { kind: 'client', epoch, memberships: [] };
  const { organizationId, kind, commune, scopes } = client;
  const granted = requestedScopes.size > 0 ? scopes.filter((scope) => requestedScopes.has(scope)) : scopes;
  return {
    kind: 'client',
    epoch,
    memberships: [{ organizationId, kind, roles: [], scopes: granted, commune }],
  };
}

export function scopeUnion({ memberships }: CityClaim): string {
  return [...new Set(memberships.flatMap(({ scopes }) => scopes))].sort().join(' ');
}
