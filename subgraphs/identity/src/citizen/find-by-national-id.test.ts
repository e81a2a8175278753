import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;
let police: string;

beforeAll(async () => {
  graph = await createTestGraph();
  police = await newOrganization(graph, { kind: 'POLICE', name: 'Công an đặc khu' });
});
afterAll(() => graph?.stop());

const text = `query ($nationalId: String!, $purpose: String!) {
  citizenByNationalId(nationalId: $nationalId, purpose: $purpose) { id fullName nationalId } }`;
const purpose = 'Xác minh khai báo lưu trú';

async function officer(scopes = ['identity:lookup']) {
  const { id } = await newCitizen(graph);
  return person(id, [{ organizationId: police, scopes }]);
}

const spaced = (digits: string) => `${digits.slice(0, 3)} ${digits.slice(3, 6)}.${digits.slice(6)}\u200B`;

test('a look is answered after it is on record with its purpose and the person has been told', async () => {
  const [citizen, viewer] = [await newCitizen(graph), await officer()];
  const answer = await graph.ask(viewer, text, { nationalId: spaced(citizen.nationalId), purpose });
  expect(answer.data?.citizenByNationalId).toEqual({
    id: citizen.id,
    fullName: citizen.fullName,
    nationalId: `•••••••••${citizen.nationalId.slice(-3)}`,
  });
  const records = await graph.database.accessRecord.findMany({ where: { citizenId: citizen.id } });
  expect(records).toHaveLength(2);
  for (const record of records)
    expect(record).toMatchObject({ accessedById: viewer.citizenId, organizationId: police, purpose });
  const told = await graph.ask(person(citizen.id), '{ notifications { nodes { body { vi } } } }');
  expect(told.data?.notifications).toEqual({
    nodes: [
      { body: { vi: `Công an đặc khu đã tra cứu số định danh cá nhân của bạn. Mục đích: ${purpose}.` } },
    ],
  });
});

test('each look is told, also where several go by the id of one request', async () => {
  const [citizen, viewer] = [await newCitizen(graph), await officer()];
  const look = 'citizenByNationalId(nationalId: $nationalId, purpose: $purpose) { id }';
  await graph.ask(
    viewer,
    `query ($nationalId: String!, $purpose: String!) { a: ${look} b: ${look} c: ${look} }`,
    { nationalId: citizen.nationalId, purpose },
  );
  const looks = { citizenId: citizen.id, fields: { has: 'identity: Query.citizenByNationalId' } };
  const records = await graph.database.accessRecord.findMany({ where: looks });
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(1);
  expect(records).toHaveLength(3);
  expect(await graph.database.notification.count({ where: { citizenId: citizen.id } })).toBe(3);
});

test('all digits are for who holds the right to them', async () => {
  const citizen = await newCitizen(graph);
  const viewer = await officer(['identity:lookup', 'identity:national-id']);
  const { data } = await graph.ask(viewer, text, { nationalId: citizen.nationalId, purpose });
  expect(data?.citizenByNationalId).toMatchObject({ nationalId: citizen.nationalId });
});

test('a number without an account, and one whose phone was never confirmed, are nobody', async () => {
  const pending = await newCitizen(graph, { confirmedAt: null });
  const viewer = await officer();
  for (const nationalId of ['099190999999', pending.nationalId])
    expect(await graph.ask(viewer, text, { nationalId, purpose })).toEqual({
      data: { citizenByNationalId: null },
      problem: null,
    });
  expect(await graph.database.accessRecord.count({ where: { citizenId: pending.id } })).toBe(0);
});

test.each(['', '   ', 'abc', 'x'.repeat(301), 'tra \u202Ecứu lưu trú'])(
  'without a purpose that can be read nobody is looked up: %j',
  async (given) => {
    const citizen = await newCitizen(graph);
    const answer = await graph.ask(await officer(), text, { nationalId: citizen.nationalId, purpose: given });
    expect(answer.problem).toMatchObject({ fields: ['purpose PURPOSE_MISSING'] });
    expect(await graph.database.accessRecord.count({ where: { citizenId: citizen.id } })).toBe(0);
  },
);

test.each(['12345678901', '0991900000012', 'O99190000001', "' OR 1=1--"])(
  'what is no citizen ID is refused: %j',
  async (nationalId) => {
    const answer = await graph.ask(await officer(), text, { nationalId, purpose });
    expect(answer.problem).toMatchObject({ fields: ['nationalId NATIONAL_ID_INVALID'] });
  },
);

test('without the right nobody is looked up', async () => {
  const citizen = await newCitizen(graph);
  const answer = await graph.ask(await officer(['accommodation:declare']), text, {
    nationalId: citizen.nationalId,
    purpose,
  });
  expect(answer.problem?.code).toBe('FORBIDDEN');
});

test('when the look can not be recorded, nothing is answered and nobody is told', async () => {
  const [citizen, viewer] = [await newCitizen(graph), await officer()];
  await graph.database.$executeRaw`alter table access_chain rename to access_chain_away`;
  try {
    const asked = graph.ask(viewer, text, { nationalId: citizen.nationalId, purpose });
    await expect(asked).rejects.toThrow();
  } finally {
    await graph.database.$executeRaw`alter table access_chain_away rename to access_chain`;
  }
  expect(await graph.database.notification.count({ where: { citizenId: citizen.id } })).toBe(0);
});
