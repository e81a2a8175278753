import { expect, test } from 'vitest';
import type { Viewer } from '#features/session/viewer.ts';
import { destinationsFor, workFor } from './navigation.ts';

const wearing = (...scopes: string[]) => wearingIn('', ...scopes);

const wearingIn = (kind: string, ...scopes: string[]): Viewer => {
  const hat = {
    organizationId: 'o',
    name: { vi: 'Đơn vị', en: 'Unit' },
    kind,
    roles: [],
    scopes,
    commune: null,
  };
  return { kind: 'signed-in', citizenId: 'c', fullName: null, unreadNotifications: 0, hats: [hat], hat };
};
const paths = (pages: readonly { path: string }[]) => pages.map(({ path }) => path);

test('who minds the stations has air and water first, in the menu too', () => {
  const officer = wearing('environment:manage', 'operations:view');
  expect(paths(workFor(officer))).toEqual(['/air', '/devices']);
  expect(paths(destinationsFor(officer))).toEqual(['/air', '/devices', '/procedures']);
});

test('air and water are for everyone, and nobody else’s work', () => {
  expect(paths(workFor(wearing('operations:view')))).toEqual(['/devices']);
  expect(paths(destinationsFor({ kind: 'anonymous' }))).toEqual(['/procedures', '/air']);
});

test('the desk is an authority’s, the breach query that of the offices that answer for a leak', () => {
  const office = wearingIn('DISTRICT_DEPARTMENT', 'identity:members', 'identity:verify');
  expect(paths(workFor(office))).toEqual(['/administration', '/desk', '/data-requests', '/breach']);
  const hotel = wearingIn('LODGING_BUSINESS', 'identity:members', 'identity:clients');
  expect(paths(workFor(hotel))).toEqual(['/administration']);
  expect(paths(workFor(wearingIn('POLICE', 'identity:members')))).toEqual(['/administration']);
});
