import type { Membership } from '@city/kit/request-identity/viewer';
import { localDay } from '@city/kit/time/vietnam-time';
import type { MembershipStore } from '../membership/membership.store.ts';
import { scopesOf } from '../membership/role-scopes.ts';
import type { ServiceClientStore } from '../service-client/service-client.store.ts';

export type CityClaim = { kind: 'citizen' | 'client'; memberships: Membership[] };

/** What a token says a person may do, and where: read anew for every token, also when one is refreshed. */
export async function claimsOfCitizen(store: MembershipStore, citizenId: string): Promise<CityClaim> {
  const held = await store.heldBy(citizenId, localDay(new Date()));
  return {
    kind: 'citizen',
    memberships: held.map(({ organizationId, kind, roles, commune }) => ({
      organizationId,
      kind,
      roles,
      scopes: scopesOf(roles),
      commune,
    })),
  };
}

/** A machine holds the scopes it was registered with, inside its organisation; it may ask for fewer of them. */
export async function claimsOfClient(
  store: ServiceClientStore,
  clientId: string,
  requestedScopes: ReadonlySet<string>,
): Promise<CityClaim> {
  const client = await store.takeUp(clientId, localDay(new Date()));
  if (!client) return { kind: 'client', memberships: [] };
  const { organizationId, kind, commune, scopes } = client;
  const granted = requestedScopes.size > 0 ? scopes.filter((scope) => requestedScopes.has(scope)) : scopes;
  return { kind: 'client', memberships: [{ organizationId, kind, roles: [], scopes: granted, commune }] };
}

export function scopeUnion({ memberships }: CityClaim): string {
  return [...new Set(memberships.flatMap(({ scopes }) => scopes))].sort().join(' ');
}
