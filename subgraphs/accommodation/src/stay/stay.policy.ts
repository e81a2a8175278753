import type { Membership, Viewer } from '@city/kit/request-identity/viewer';

export const declareScope = 'accommodation:declare';
export const inspectScope = 'accommodation:inspect';
export const operationsScope = 'operations:view';

/** Those that a viewer is responsible for. */
export type Communes = readonly string[] | 'all';

type Place = { operatorId: string; commune: string };

/** Which stays a viewer may see: those of the own houses, and those in the communes inspected. */
export type Reach = {
  operatorIds: readonly string[];
  communes: Communes;
};

export function reachOf(viewer: Viewer): Reach {
  return {
    operatorIds: viewer.organizationIdsWith(declareScope),
    communes: communesOf(viewer.membershipsWith(inspectScope)),
  };
}

/** What only an inspector may do, whatever houses the same person works for. */
export function inspectorReachOf(viewer: Viewer): Reach {
  return { operatorIds: [], communes: communesOf(viewer.membershipsWith(inspectScope)) };
}

/** Totals are for inspectors and for the operations centre, each for the communes of the own organisation. */
export function communesOfTotals(viewer: Viewer): Communes {
  return communesOf(viewer.memberships.filter(({ scopes }) => scopes.some(isTotalsScope)));
}

export function canSee(reach: Reach, place: Place): boolean {
  return reach.operatorIds.includes(place.operatorId) || covers(reach.communes, place.commune);
}

export function isStaffOf(viewer: Viewer, place: Place): boolean {
  return viewer.organizationIdsWith(declareScope).includes(place.operatorId);
}

/** The membership by which an inspector sees a place: the narrowest one, since that is the hat being worn. */
export function inspectingMembership(viewer: Viewer, place: Place): Membership | undefined {
  const inspecting = viewer.membershipsWith(inspectScope);
  return (
    inspecting.find(({ commune }) => commune === place.commune) ??
    inspecting.find(({ commune }) => commune === null)
  );
}

export function covers(communes: Communes, commune: string): boolean {
  return communes === 'all' || communes.includes(commune);
}

function communesOf(memberships: readonly Membership[]): Communes {
  const communes: string[] = [];
  for (const { commune } of memberships) {
    if (commune === null) return 'all';
    communes.push(commune);
  }
  return communes;
}

function isTotalsScope(scope: string): boolean {
  return scope === inspectScope || scope === operationsScope;
}
