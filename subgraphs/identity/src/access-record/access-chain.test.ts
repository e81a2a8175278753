import { randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';
import { AccessRecordStore } from './access-record.store.ts';
import type { NewAccessRecord } from './keep-access-records.ts';
import { verifyAccessChain } from './verify-access-chain.ts';

let graph: TestGraph;

beforeEach(async () => {
  graph = await createTestGraph();
});
afterEach(() => graph?.stop());

const look = (citizenId: string, purpose = 'test'): NewAccessRecord => ({
  citizenId,
  accessedById: randomUUID(),
  accessedByClientId: null,
  organizationId: null,
  fields: ['identity: Citizen.nationalId', 'identity: Citizen.phone'],
  purpose,
  requestId: 'r',
});

const keep = (records: NewAccessRecord[]) => graph.services.stores.accessRecords.keep(records);
const verify = () => verifyAccessChain(graph.database, graph.vault);

test('records kept by several processes at once make one chain without a gap', async () => {
  const citizenId = randomUUID();
  // A store has a queue of its own, as a process has.
  const stores = Array.from({ length: 5 }, () => new AccessRecordStore(graph.database, graph.vault));
  const keeping = [...stores, ...stores, ...stores, ...stores].map((store) =>
    store.keep([look(citizenId), look(citizenId)]),
  );
  await Promise.all(keeping);
  const report = await verify();
  expect(report).toMatchObject({ records: 40, broken: null, days: [{ length: 40 }] });
  const rows = await graph.database.accessRecord.findMany({ orderBy: { chainPosition: 'asc' } });
  expect(rows.map(({ chainPosition }) => chainPosition)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
});

test('what was rolled back leaves no link behind', async () => {
  await keep([look(randomUUID())]);
  const { keepAccessRecords } = await import('./keep-access-records.ts');
  const failing = graph.database.$transaction(async (tx) => {
    await keepAccessRecords(tx, graph.vault, [look(randomUUID())]);
    throw new Error('thought better of it');
  });
  await expect(failing).rejects.toThrow('thought better');
  await keep([look(randomUUID())]);
  expect(await verify()).toMatchObject({ records: 2, broken: null });
});

test('each day begins where the day before it ended', async () => {
  await keep([look(randomUUID()), look(randomUUID())]);
  // What was kept is moved to a day of the past, as if it had been written then.
  await graph.database.$executeRaw`delete from access_record`;
  await graph.database.$executeRaw`delete from access_chain`;
  const yesterday = new Date('2026-01-05');
  const head = new Uint8Array(32).fill(7);
  const start = new Uint8Array(32);
  await graph.database.accessChain.create({ data: { day: yesterday, start, length: 0, head } });
  await keep([look(randomUUID())]);
  const [, today] = await graph.database.accessChain.findMany({ orderBy: { day: 'asc' } });
  expect(Buffer.from(today?.start ?? [])).toEqual(Buffer.from(head));
  expect((await verify()).broken).toMatchObject({ day: '2026-01-05', position: 1 });
});

const tampering: [string, number, (g: TestGraph) => Promise<unknown>][] = [
  [
    'another purpose',
    3,
    (g) => g.database.$executeRaw`update access_record set purpose = 'x' where chain_position = 3`,
  ],
  [
    'another officer',
    2,
    (g) =>
      g.database
        .$executeRaw`update access_record set accessed_by_id = gen_random_uuid() where chain_position = 2`,
  ],
  [
    'a field less',
    4,
    (g) => g.database.$executeRaw`update access_record set fields = fields[1:1] where chain_position = 4`,
  ],
  [
    'another time',
    2,
    (g) =>
      g.database
        .$executeRaw`update access_record set accessed_at = accessed_at + interval '1 second' where chain_position = 2`,
  ],
  [
    'a record taken out',
    3,
    (g) => g.database.$executeRaw`delete from access_record where chain_position = 3`,
  ],
  [
    'the last record taken out',
    5,
    (g) => g.database.$executeRaw`delete from access_record where chain_position = 5`,
  ],
  [
    'two records exchanged',
    2,
    (g) =>
      g.database
        .$executeRaw`update access_record set chain_position = 5 - chain_position where chain_position in (2, 3)`,
  ],
  [
    'a record put in between',
    2,
    (g) =>
      g.database
        .$executeRaw`insert into access_record select 'ffffffff-ffff-4fff-bfff-ffffffffffff', citizen_id, accessed_by_id, null, null, fields, purpose, request_id, accessed_at, chain_day, chain_position, hash from access_record where chain_position = 1`,
  ],
  ['the chain of the day taken out', 1, (g) => g.database.$executeRaw`delete from access_chain`],
];

test.each(tampering)('%s is found, with its place', async (_what, position, tamper) => {
  const citizenId = randomUUID();
  await keep(Array.from({ length: 5 }, () => look(citizenId)));
  expect((await verify()).broken).toBeNull();
  await tamper(graph);
  expect((await verify()).broken).toMatchObject({ position });
});

test('the citizen reads who looked, newest first and page by page; nobody else does', async () => {
  const [citizen, officer] = [await newCitizen(graph), await newCitizen(graph)];
  for (const purpose of ['first', 'second', 'third'])
    await keep([{ ...look(citizen.id, purpose), accessedById: officer.id }, look(officer.id)]);
  const text = `query ($first: Int, $after: String) { accessRecords(first: $first, after: $after) {
    nodes { purpose fields accessedBy { fullName } accessedByClient { name } citizen { id } }
    pageInfo { endCursor hasNextPage } totalCount } }`;
  type List = { nodes: { purpose: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  const ask = async (variables: object) =>
    (await graph.ask(person(citizen.id), text, { ...variables })).data?.accessRecords as List;
  const first = await ask({ first: 2 });
  expect(first).toMatchObject({
    nodes: [
      { purpose: 'third', accessedBy: { fullName: officer.fullName }, accessedByClient: null },
      { purpose: 'second', citizen: { id: citizen.id } },
    ],
    pageInfo: { hasNextPage: true },
    totalCount: 3,
  });
  await keep([look(citizen.id, 'fourth')]);
  const rest = await ask({ first: 2, after: first.pageInfo.endCursor });
  expect(rest.nodes.map(({ purpose }) => purpose)).toEqual(['first']);
  expect((await graph.ask(Viewer.anonymous, text)).problem?.code).toBe('UNAUTHENTICATED');
  const machine = new Viewer({ kind: 'client', clientId: 'hotel-software' });
  expect((await graph.ask(machine, text)).problem?.code).toBe('FORBIDDEN');
});
