import { Viewer } from '@city/kit/request-identity/viewer';
import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MembershipStore } from '../membership/membership.store.ts';
import { seedOrganizations } from '../seeding/seed-organizations.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
  await seedOrganizations(graph.database);
});
afterAll(() => graph.stop());

type Unit = {
  code: string;
  name: { vi: string };
  parent: Unit | null;
  children: Unit[];
  validTo: string | null;
  predecessors: Unit[];
  successors: Unit[];
};

const unit = (code: string) => seedId('organization', code);

async function unitsOn(at: string | null, kind?: string): Promise<Map<string, Unit>> {
  const { data, problem } = await graph.ask(
    Viewer.anonymous,
    `query ($kind: OrganizationKind, $at: Date) {
      organizations(kind: $kind, at: $at) {
        code name { vi } validTo parent { code name { vi } } children { code name { vi } } } }`,
    { kind, at },
  );
  expect(problem).toBeNull();
  const units = data?.organizations as Unit[] | undefined;
  return new Map(units?.map((one) => [one.code, one]));
}

async function one(code: string): Promise<Unit> {
  const { data } = await graph.ask(
    Viewer.anonymous,
    `query ($id: ID!) { organization(id: $id) {
      code name { vi } validTo parent { code name { vi } } children { code }
      predecessors { code } successors { code name { vi } } } }`,
    { id: unit(code) },
  );
  return data?.organization as Unit;
}

test('the district, the city and the special zone each have the tree of their days', async () => {
  const district = await unitsOn('2018-05-01');
  expect(district.get('UBND-H')).toMatchObject({
    name: { vi: 'Ủy ban nhân dân huyện Phú Quốc' },
    parent: { name: { vi: 'Ủy ban nhân dân tỉnh Kiên Giang' } },
  });
  expect(district.get('P-TP')?.parent?.code).toBe('UBND-H');
  expect(district.get('X-DUONG-DONG')?.name.vi).toBe('Ủy ban nhân dân thị trấn Dương Đông');
  expect(district.has('UBND-DK') || district.has('IOC')).toBe(false);
  expect((await unitsOn('2018-05-01', 'COMMUNE')).size).toBe(10);

  const city = await unitsOn('2022-05-01');
  expect(city.get('P-TP')).toMatchObject({
    name: { vi: 'Phòng Tư pháp thành phố Phú Quốc' },
    parent: { code: 'UBND-H', name: { vi: 'Ủy ban nhân dân thành phố Phú Quốc' } },
  });
  const communes = city.get('UBND-H')?.children.filter(({ code }) => code.startsWith('X-')) ?? [];
  expect(communes).toHaveLength(9);
  expect(communes.map(({ name }) => name.vi)).toContain('Ủy ban nhân dân phường An Thới');
  expect(city.has('X-HON-THOM')).toBe(false);

  const zone = await unitsOn(null);
  expect(zone.get('P-TP')?.parent?.code).toBe('UBND-DK');
  expect(zone.get('UBND-DK')?.parent?.name.vi).toBe('Ủy ban nhân dân tỉnh An Giang');
  expect(zone.get('UBND-DK')?.children.some(({ code }) => code.startsWith('X-'))).toBe(false);
  expect([...(await unitsOn(null, 'COMMUNE')).keys()]).toEqual(['X-THO-CHAU']);
  expect(zone.get('X-THO-CHAU')?.parent?.code).toBe('UBND-TINH');
  expect(zone.has('UBND-H')).toBe(false);
});

test('the change happens at midnight: the last day is the old one’s, the next the new one’s', async () => {
  const [last, first] = [await unitsOn('2025-06-30'), await unitsOn('2025-07-01')];
  expect([last.has('UBND-H'), last.has('UBND-DK')]).toEqual([true, false]);
  expect([first.has('UBND-H'), first.has('UBND-DK')]).toEqual([false, true]);
  expect(last.get('X-THO-CHAU')?.parent?.code).toBe('UBND-H');
  expect(first.get('X-THO-CHAU')?.parent?.code).toBe('UBND-TINH');
});

test('a record of an abolished unit keeps it, as on its last day, and leads to what came after', async () => {
  const ward = await one('X-DUONG-DONG');
  expect(ward).toMatchObject({
    name: { vi: 'Ủy ban nhân dân phường Dương Đông' },
    validTo: '2025-06-30',
    parent: { name: { vi: 'Ủy ban nhân dân thành phố Phú Quốc' } },
    successors: [{ code: 'UBND-DK' }],
  });
  expect((await one('X-HON-THOM')).successors.map(({ code }) => code)).toEqual(['X-AN-THOI']);
  const zone = await one('UBND-DK');
  expect(zone.validTo).toBeNull();
  expect(zone.predecessors.map(({ code }) => code).sort()).toEqual([
    'UBND-H',
    'X-AN-THOI',
    'X-BAI-THOM',
    'X-CUA-CAN',
    'X-CUA-DUONG',
    'X-DUONG-DONG',
    'X-DUONG-TO',
    'X-GANH-DAU',
    'X-HAM-NINH',
  ]);
});

test('a commune inside the special zone is a row, and its zone’s administrators administer it', async () => {
  const id = await newOrganization(graph, { kind: 'COMMUNE', name: 'Xã mới', parentId: unit('UBND-DK') });
  expect((await unitsOn(null)).get('UBND-DK')?.children.map(({ name }) => name.vi)).toContain('Xã mới');
  const administrator = person(crypto.randomUUID(), [
    { organizationId: unit('UBND-DK'), roles: ['ADMINISTRATOR'], scopes: ['identity:members'] },
  ]);
  const members = (viewer: Viewer, of: string) =>
    graph.ask(viewer, 'query ($id: ID!) { organization(id: $id) { members { id } } }', { id: of });
  expect((await members(administrator, id)).data?.organization).toEqual({ members: [] });
  expect((await members(administrator, unit('UBND-TINH'))).problem?.code).toBe('FORBIDDEN');
});

test('who administers the special zone administers no unit that left it', async () => {
  const administrator = person(crypto.randomUUID(), [
    { organizationId: unit('UBND-DK'), roles: ['ADMINISTRATOR'], scopes: ['identity:members'] },
  ]);
  const { problem } = await graph.ask(
    administrator,
    'query ($id: ID!) { organization(id: $id) { members { id } } }',
    { id: unit('X-THO-CHAU') },
  );
  expect(problem?.code).toBe('FORBIDDEN');
});

test('a role in a unit that was abolished gives nothing from the next day on', async () => {
  const { id: citizenId } = await newCitizen(graph);
  await graph.database.membership.create({
    data: { id: crypto.randomUUID(), citizenId, organizationId: unit('UBND-H'), roles: ['CASE_OFFICER'] },
  });
  const store = new MembershipStore(graph.database);
  expect(await store.heldBy(citizenId, '2025-06-30')).toHaveLength(1);
  expect(await store.heldBy(citizenId, '2025-07-01')).toEqual([]);
});

test('what the seed says about the tree holds, also where an earlier seed said otherwise', async () => {
  const where = { organizationId: unit('P-TP') };
  await graph.database.organizationParent.updateMany({ where, data: { parentId: unit('UBND-TINH') } });
  await seedOrganizations(graph.database);
  expect((await one('P-TP')).parent?.code).toBe('UBND-DK');
  expect(await graph.database.organizationParent.count({ where })).toBe(2);
});

test('not a day is told so', async () => {
  await expect(unitsOn('2025-02-30')).rejects.toThrow();
});
