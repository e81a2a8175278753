import { type Membership, Viewer } from '@city/kit/request-identity/viewer';
import { describe, expect, it } from 'vitest';
import { canSee, communesOfTotals, inspectingMembership, inspectorReachOf, reachOf } from './stay.policy.ts';

const hotel = { operatorId: 'hotel', commune: 'An Thới' };
const otherHotel = { operatorId: 'other-hotel', commune: 'An Thới' };
const farHotel = { operatorId: 'far-hotel', commune: 'Gành Dầu' };

const member = (organizationId: string, scope: string, commune: string | null = null): Membership => ({
  organizationId,
  kind: 'POLICE',
  roles: [],
  scopes: [scope],
  commune,
});
const person = (...memberships: Membership[]) =>
  new Viewer({ kind: 'citizen', citizenId: 'someone', memberships });

const receptionist = person(member('hotel', 'accommodation:declare'));
const communeInspector = person(member('police', 'accommodation:inspect', 'An Thới'));
const zoneInspector = person(member('zone-police', 'accommodation:inspect'));
const dispatcher = person(member('operations', 'operations:view'));
const moonlighter = person(
  member('hotel', 'accommodation:declare'),
  member('police', 'accommodation:inspect', 'Gành Dầu'),
);

describe('who may see a stay', () => {
  it.each([
    ['a receptionist sees the own house', receptionist, hotel, true],
    ['a receptionist does not see the house next door', receptionist, otherHotel, false],
    ["a commune's inspector sees the own commune", communeInspector, otherHotel, true],
    ["a commune's inspector does not see another commune", communeInspector, farHotel, false],
    ["the special zone's inspector sees everything", zoneInspector, farHotel, true],
    ['the operations centre sees no single stay', dispatcher, hotel, false],
    ['someone with two hats sees what each of them sees', moonlighter, hotel, true],
    ['someone with two hats sees nothing beyond them', moonlighter, otherHotel, false],
    ['nobody sees anything without signing in', Viewer.anonymous, hotel, false],
  ])('%s', (_, viewer, place, expected) => {
    expect(canSee(reachOf(viewer), place)).toBe(expected);
  });

  it('a receptionist who inspects elsewhere does not inspect the own house', () => {
    expect(canSee(inspectorReachOf(moonlighter), hotel)).toBe(false);
    expect(inspectingMembership(moonlighter, hotel)).toBeUndefined();
  });

  it('an inspector of the commune and of the zone acts for the commune', () => {
    const both = person(...zoneInspector.memberships, ...communeInspector.memberships);
    expect(inspectingMembership(both, hotel)?.organizationId).toBe('police');
    expect(inspectingMembership(both, farHotel)?.organizationId).toBe('zone-police');
  });

  it('totals are for the communes of the own organisation', () => {
    expect(communesOfTotals(dispatcher)).toBe('all');
    expect(communesOfTotals(communeInspector)).toEqual(['An Thới']);
    expect(communesOfTotals(receptionist)).toEqual([]);
  });
});
