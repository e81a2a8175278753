import { randomUUID } from 'node:crypto';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;
let [hotel, police] = ['', ''];
let [owner, inspector]: Viewer[] = [];

beforeAll(async () => {
  graph = await createTestGraph();
  hotel = await newOrganization(graph, { kind: 'LODGING_BUSINESS', name: 'Khách sạn' });
  police = await newOrganization(graph, { kind: 'POLICE', name: 'Công an đặc khu' });
  const hat = async (organizationId: string, kind: string, ...scopes: string[]) =>
    person((await newCitizen(graph)).id, [{ organizationId, kind, scopes }]);
  owner = await hat(hotel, 'LODGING_BUSINESS', 'identity:members', 'identity:clients');
  inspector = await hat(police, 'POLICE', 'identity:national-id', 'identity:lookup');
});
afterAll(() => graph?.stop());

async function open(viewer: Viewer | undefined, id: string, more: object = {}) {
  if (!viewer) throw new Error('Nobody asks');
  return graph.ask(
    viewer,
    `query ($id: ID!, $purpose: String, $inquiry: InquiryInput) {
       citizen(id: $id, purpose: $purpose, inquiry: $inquiry) { id fullName nationalId } }`,
    { id, ...more },
  );
}
const recordsOf = (citizenId: string) =>
  graph.database.accessRecord.findMany({ where: { citizenId }, orderBy: { chainPosition: 'asc' } });
const noticesOf = (citizenId: string) => graph.database.notification.count({ where: { citizenId } });

test('an administrator of a hotel opens the records of its people, and to nobody else there is any', async () => {
  const [stranger, employee] = [await newCitizen(graph), await newCitizen(graph)];
  const given = { id: randomUUID(), organizationId: hotel, roles: ['RECEPTIONIST' as const] };
  await graph.database.membership.create({ data: { ...given, citizenId: employee.id } });
  expect(await open(owner, stranger.id)).toEqual({ data: { citizen: null }, problem: null });
  expect(await open(owner, stranger.id, { purpose: 'Xem cho biết' })).toMatchObject({
    data: { citizen: null },
  });
  expect(await recordsOf(stranger.id)).toEqual([]);
  const { data } = await open(owner, employee.id.toUpperCase());
  expect(data?.citizen).toEqual({
    id: employee.id,
    fullName: employee.fullName,
    nationalId: `•••••••••${employee.nationalId.slice(-3)}`,
  });
  await graph.database.membership.update({ where: { id: given.id }, data: { revokedAt: new Date() } });
  expect((await open(owner, employee.id)).data?.citizen).toBeNull();
});

test('a look at the whole number is on record without a purpose as with one, which is told at once', async () => {
  const { id, nationalId } = await newCitizen(graph);
  expect((await open(inspector, id)).data?.citizen).toMatchObject({ nationalId });
  expect(await recordsOf(id)).toMatchObject([{ fields: ['identity: Citizen.nationalId'], purpose: null }]);
  expect(await noticesOf(id)).toBe(0);
  const purpose = 'Xác minh người lưu trú';
  expect((await open(inspector, id, { purpose })).data?.citizen).toMatchObject({ nationalId });
  expect((await recordsOf(id)).slice(1)).toMatchObject([
    { fields: ['identity: Query.citizen'], purpose, organizationId: police },
    { fields: ['identity: Citizen.nationalId'], purpose, organizationId: police },
  ]);
  expect(await noticesOf(id)).toBe(1);
});

test('a purpose shows the whole number to nobody without the right', async () => {
  const { id, nationalId } = await newCitizen(graph);
  const clerk = person((await newCitizen(graph)).id, [
    { organizationId: police, scopes: ['identity:lookup'] },
  ]);
  const { data } = await open(clerk, id, { purpose: 'Xác minh hồ sơ' });
  expect(JSON.stringify(data)).not.toContain(nationalId);
  expect(await noticesOf(id)).toBe(1);
});

test('no look begins without words for it, nor an inquiry without its ground', async () => {
  const { id } = await newCitizen(graph);
  const inquiry = { kind: 'CRIMINAL', legalGround: 'Quyết định số 15/QĐ ngày 20/11/2026' };
  for (const given of [{ purpose: '.' }, { inquiry }])
    expect((await open(inspector, id, given)).problem?.fields).toEqual(['purpose PURPOSE_MISSING']);
  expect(await recordsOf(id)).toEqual([]);
  const purpose = 'Điều tra vụ án';
  expect((await open(inspector, id, { purpose, inquiry })).problem).toBeNull();
  expect(await recordsOf(id)).toMatchObject([{ inquiry: 'CRIMINAL' }, { inquiry: 'CRIMINAL' }]);
  expect(await noticesOf(id)).toBe(0);
});

test('the own record needs no purpose and leaves no trace', async () => {
  const { id, nationalId } = await newCitizen(graph);
  for (const more of [{}, { purpose: 'Xem của mình' }])
    expect((await open(person(id), id, more)).data?.citizen).toMatchObject({ nationalId });
  expect(await recordsOf(id)).toEqual([]);
});
