import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;
let zone: string;
let division: string;

beforeAll(async () => {
  graph = await createTestGraph();
  zone = await newOrganization(graph, { kind: 'DISTRICT_DEPARTMENT', name: 'Ủy ban nhân dân đặc khu' });
  division = await newOrganization(graph, {
    kind: 'DISTRICT_DEPARTMENT',
    name: 'Phòng Tư pháp',
    parentId: zone,
  });
});
afterAll(() => graph?.stop());

const text = `query ($organization: ID!, $nationalId: String!) {
  memberCandidate(organizationId: $organization, nationalId: $nationalId) { id fullName } }`;

async function administratorOf(organizationId: string) {
  const { id } = await newCitizen(graph);
  return person(id, [{ organizationId, scopes: ['identity:members'] }]);
}

test('an administrator finds whom to give a role; the look is on record, and the person is told what for', async () => {
  const [citizen, viewer] = [await newCitizen(graph), await administratorOf(zone)];
  const { data } = await graph.ask(viewer, text, { organization: division, nationalId: citizen.nationalId });
  expect(data?.memberCandidate).toEqual({ id: citizen.id, fullName: citizen.fullName });
  expect(await graph.database.accessRecord.findMany({ where: { citizenId: citizen.id } })).toMatchObject([
    { accessedById: viewer.citizenId, organizationId: zone, purpose: 'Giao vai trò tại Phòng Tư pháp' },
  ]);
  const told = await graph.ask(person(citizen.id), '{ notifications { nodes { body { vi } } } }');
  expect(JSON.stringify(told.data)).toContain('Ủy ban nhân dân đặc khu đã tra cứu số định danh');
});

test('nobody looks up for an organisation above or beside the own, nor without the right', async () => {
  const { nationalId, id } = await newCitizen(graph);
  const below = await administratorOf(division);
  expect((await graph.ask(below, text, { organization: zone, nationalId })).problem?.code).toBe('FORBIDDEN');
  const officer = person(id, [{ organizationId: division, scopes: ['procedures:process'] }]);
  expect((await graph.ask(officer, text, { organization: division, nationalId })).problem?.code).toBe(
    'FORBIDDEN',
  );
  expect(await graph.database.accessRecord.count({ where: { citizenId: id } })).toBe(0);
});

test('whoever tries numbers one after the other is stopped, in every look-up, also if some are right', async () => {
  const { nationalId } = await newCitizen(graph);
  const { id } = await newCitizen(graph);
  const viewer = person(id, [
    { organizationId: division, scopes: ['identity:members', 'identity:lookup', 'identity:verify'] },
  ]);
  const candidate = (number: string) =>
    graph.ask(viewer, text, { organization: division, nationalId: number });
  for (let serial = 0; serial < 20; serial++) {
    expect((await candidate(`0991909${String(serial).padStart(5, '0')}`)).problem).toBeNull();
    if (serial % 5 === 0) expect((await candidate(nationalId)).data?.memberCandidate).not.toBeNull();
  }
  expect((await candidate(nationalId)).problem?.code).toBe('RATE_LIMITED');
  const lookUp = await graph.ask(
    viewer,
    'query ($n: String!) { citizenByNationalId(nationalId: $n, purpose: "Giao vai trò") { id } }',
    { n: nationalId },
  );
  expect(lookUp.problem?.code).toBe('RATE_LIMITED');
  const atDesk = await graph.ask(
    viewer,
    'query ($n: String) { deskAccount(nationalId: $n, purpose: "Giao vai trò") { citizen { id } } }',
    { n: nationalId },
  );
  expect(atDesk.problem?.code).toBe('RATE_LIMITED');
  const decided = await graph.ask(viewer, freeze, { n: nationalId });
  expect(decided.problem?.code).toBe('RATE_LIMITED');
  const other = await administratorOf(division);
  const found = await graph.ask(other, text, { organization: division, nationalId });
  expect(found.problem).toBeNull();
});

test('a number that nobody has is logged without the number', async () => {
  const info = vi.spyOn(graph.log, 'info');
  const viewer = await administratorOf(division);
  await graph.ask(viewer, text, { organization: division, nationalId: '099190999998' });
  expect(info).toHaveBeenCalledWith(
    { by: viewer.citizenId, number: expect.stringMatching(/^[0-9a-f]{16}$/) },
    'A look-up by citizen ID number found nobody',
  );
});

test('a number that nobody has is nobody, and one that is none is told so', async () => {
  const viewer = await administratorOf(division);
  const unknown = await graph.ask(viewer, text, { organization: division, nationalId: '099190999999' });
  expect(unknown).toEqual({ data: { memberCandidate: null }, problem: null });
  const wrong = await graph.ask(viewer, text, { organization: division, nationalId: '12' });
  expect(wrong.problem?.fields).toEqual(['nationalId NATIONAL_ID_INVALID']);
});

const freeze = `mutation ($n: String!) {
  freezeAccount(input: { nationalId: $n, documentSeen: "Thẻ căn cước", reason: "Mất điện thoại" }) }`;

test('a decision at the desk about numbers that nobody has is counted as a look-up is', async () => {
  const { id } = await newCitizen(graph);
  const kind = 'DISTRICT_DEPARTMENT';
  const viewer = person(id, [{ organizationId: zone, kind, scopes: ['identity:verify'] }]);
  const ask = (serial: number) =>
    graph.ask(viewer, freeze, { n: `0991907${String(serial).padStart(5, '0')}` });
  for (let serial = 0; serial < 20; serial++) expect((await ask(serial)).problem?.code).toBe('NOT_FOUND');
  expect((await ask(20)).problem?.code).toBe('RATE_LIMITED');
});
