import { randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;
let [zone, police, elsewhere] = ['', '', ''];

beforeAll(async () => {
  graph = await createTestGraph();
  zone = await newOrganization(graph, { kind: 'DISTRICT_DEPARTMENT', name: 'Ủy ban' });
  police = await newOrganization(graph, { kind: 'POLICE', name: 'Công an', parentId: zone });
  elsewhere = await newOrganization(graph, { kind: 'DISTRICT_DEPARTMENT', name: 'Nơi khác' });
});
afterAll(() => graph?.stop());

const administrator = (organizationId: string, kind = 'DISTRICT_DEPARTMENT') =>
  person(randomUUID(), [{ organizationId, kind, scopes: ['identity:members'] }]);

const look = (citizenId: string, accessedById: string, more: object = {}) =>
  graph.services.stores.accessRecords.keep([
    {
      citizenId,
      accessedById,
      accessedByClientId: null,
      organizationId: police,
      fields: ['identity: Citizen.nationalId'],
      purpose: 'x',
      requestId: 'r',
      ...more,
    },
  ]);

const span = {
  from: new Date(Date.now() - 3_600_000).toISOString(),
  to: new Date(Date.now() + 3_600_000).toISOString(),
};

type Answer = {
  nodes: { citizen: { id: string }; looks: number; purposes: string[] }[];
  totalCount: number;
  totalLooks: number;
  pageInfo: { endCursor: string };
};

async function ask(viewer: Viewer, reader: object, more: object = {}) {
  const { data, problem } = await graph.ask(
    viewer,
    `query ($reader: DataReaderInput!, $from: DateTime!, $to: DateTime!, $purpose: String!, $first: Int, $after: String) {
       dataReadBy(reader: $reader, from: $from, to: $to, purpose: $purpose, first: $first, after: $after) {
         nodes { citizen { id } looks fields purposes } totalCount totalLooks pageInfo { endCursor } } }`,
    { reader, ...span, purpose: 'Điều tra rò rỉ dữ liệu', ...more },
  );
  return { answer: data?.dataReadBy as Answer, problem };
}

test('everyone whose data a person read is named once, page by page, and the question is kept', async () => {
  const officer = randomUUID();
  const people = await Promise.all([1, 2, 3].map(() => newCitizen(graph)));
  const ids = people.map(({ id }) => id).sort();
  for (const id of ids) await look(id, officer);
  await look(ids[0] ?? '', officer, { fields: ['accommodation: Stay.guest'] });
  await look(ids[0] ?? '', randomUUID());
  const viewer = administrator(zone);
  const first = await ask(viewer, { citizenId: officer }, { first: 2 });
  expect(first.answer).toMatchObject({
    totalCount: 3,
    totalLooks: 4,
    nodes: [
      {
        citizen: { id: ids[0] },
        looks: 2,
        fields: ['accommodation: Stay.guest', 'identity: Citizen.nationalId'],
      },
      { citizen: { id: ids[1] }, looks: 1 },
    ],
  });
  const rest = await ask(
    viewer,
    { citizenId: officer },
    { first: 2, after: first.answer.pageInfo.endCursor },
  );
  expect(rest.answer.nodes.map(({ citizen }) => citizen.id)).toEqual([ids[2]]);
  const kept = await graph.database.breachQuery.findMany({ where: { askedById: viewer.citizenId ?? '' } });
  expect(kept).toMatchObject([
    { reader: `person:${officer}`, organizationId: zone, purpose: 'Điều tra rò rỉ dữ liệu' },
    { reader: `person:${officer}` },
  ]);
});

test('programs and organisations can be asked about, and only looks in the span count', async () => {
  const citizen = await newCitizen(graph);
  const clientId = `client-${randomUUID()}`;
  await look(citizen.id, randomUUID(), { accessedById: null, accessedByClientId: clientId });
  expect((await ask(administrator(zone), { clientId })).answer.totalCount).toBe(1);
  expect((await ask(administrator(zone), { organizationId: police })).answer.totalCount).toBeGreaterThan(0);
  const before = { to: span.from, from: '2026-01-01T00:00:00Z' };
  expect((await ask(administrator(zone), { clientId }, before)).answer.totalCount).toBe(0);
});

test('each administrator sees the looks of the own organisations, and only offices may ask', async () => {
  const [citizen, officer] = [await newCitizen(graph), randomUUID()];
  await look(citizen.id, officer);
  expect((await ask(administrator(elsewhere), { citizenId: officer })).answer.totalCount).toBe(0);
  expect((await ask(administrator(zone, 'LODGING_BUSINESS'), { citizenId: officer })).problem?.code).toBe(
    'FORBIDDEN',
  );
  expect((await ask(person(officer), { citizenId: officer })).problem?.code).toBe('FORBIDDEN');
  expect((await ask(Viewer.anonymous, { citizenId: officer })).problem?.code).toBe('UNAUTHENTICATED');
});

test.each([
  [{}, {}, 'reader READER_NEEDED'],
  [{ clientId: 'a', organizationId: randomUUID() }, {}, 'reader READER_NEEDED'],
  [{ citizenId: 'x' }, {}, 'reader READER_NEEDED'],
  [{ clientId: 'a' }, { from: span.to, to: span.from }, 'from SPAN_INVALID'],
  [{ clientId: 'a' }, { purpose: ' ' }, 'purpose PURPOSE_MISSING'],
])('%j with %j is no question', async (reader, more, problem) => {
  const asked = await ask(administrator(zone), reader, more);
  expect(asked.problem?.fields).toEqual([problem]);
});

test('the reasons are told, but not those of an inquiry that the person may not know of yet', async () => {
  const officer = randomUUID();
  const { id } = await newCitizen(graph);
  await look(id, officer, { purpose: 'Kiểm tra lưu trú' });
  await look(id, officer, { purpose: 'Kiểm tra lưu trú' });
  const inquiry = { kind: 'CRIMINAL', legalGround: 'Quyết định 12' };
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  await look(id, officer, { purpose: 'Chuyên án kín', inquiry, visibleFrom: days(30) });
  await look(id, officer, { purpose: 'Chuyên án đã xong', inquiry, visibleFrom: days(-1) });
  const { answer } = await ask(administrator(zone), { citizenId: officer });
  expect(answer.nodes).toMatchObject([{ looks: 4, purposes: ['Chuyên án đã xong', 'Kiểm tra lưu trú'] }]);
});
