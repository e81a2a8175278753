import { randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;
const officer = person(randomUUID(), [{ kind: 'DISTRICT_DEPARTMENT', scopes: ['identity:verify'] }]);

beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph?.stop());

const fields = 'id kind status answerBy completeBy reason note parts { what { vi } isDone reason { vi } }';
type Request = {
  id: string;
  status: string;
  answerBy: string;
  completeBy: string;
  parts: { isDone: boolean }[];
};

async function ask(viewer: Viewer, mutation: string) {
  const { data, problem } = await graph.ask(viewer, `mutation { ${mutation} { ${fields} } }`);
  return { request: Object.values(data ?? {})[0] as Request, problem };
}

const decide = (id: string, isFulfilled: boolean, note: string | null = null, viewer = officer) =>
  ask(viewer, `decideDataRequest(id: "${id}", isFulfilled: ${isFulfilled}, note: ${JSON.stringify(note)})`);

const account = (id: string) => graph.database.citizen.findUniqueOrThrow({ where: { id } });

async function consentOf(viewer: Viewer, isGranted?: boolean) {
  const call =
    isGranted === undefined
      ? 'myConsents'
      : `setConsent(purpose: "prefilled-forms", isGranted: ${isGranted})`;
  const kind = isGranted === undefined ? 'query' : 'mutation';
  const { data, problem } = await graph.ask(
    viewer,
    `${kind} { ${call} { purpose isGranted history { isGranted } } }`,
  );
  type Consent = { purpose: string; isGranted: boolean; history: { isGranted: boolean }[] };
  const list = Object.values(data ?? {})[0] as Consent[] | undefined;
  return { problem, consent: list?.find(({ purpose }) => purpose === 'prefilled-forms') };
}

test('a correction is due by the law’s days and changes the account when an officer agrees', async () => {
  const citizen = await newCitizen(graph);
  const { request } = await ask(
    person(citizen.id),
    'requestDataCorrection(field: FULL_NAME, value: "  Trần   Thị Thử Nghiệm ", reason: "Sai tên đệm")',
  );
  expect(request.answerBy <= request.completeBy).toBe(true);
  expect((await account(citizen.id)).fullName).toBe('Trần Thị Thử');
  const [row] = await graph.database.dataRequest.findMany({ where: { id: request.id } });
  expect(Buffer.from(row?.detailCipher ?? []).toString('utf8')).not.toContain('Nghiệm');
  expect((await decide(request.id, true)).request.status).toBe('FULFILLED');
  expect((await account(citizen.id)).fullName).toBe('Trần Thị Thử Nghiệm');
  expect(await graph.database.notification.count({ where: { citizenId: citizen.id } })).toBe(1);
  expect((await decide(request.id, false, 'Không đồng ý')).problem?.reason).toBe('REQUEST_DECIDED');
});

const looksAt = (citizenId: string) =>
  graph.database.accessRecord.findMany({ where: { citizenId }, orderBy: { chainPosition: 'asc' } });

test.each([
  ['FULL_NAME', 'Trần Thị Thật', 'Trần Thị Thử'],
  ['DATE_OF_BIRTH', '1991-03-04', '1990-03-04'],
  ['GENDER', 'MALE', 'FEMALE'],
  ['PERMANENT_ADDRESS', 'Tổ 2, Dương Đông', 'Tổ 1, Dương Đông'],
])('who decides on %s sees what is held now, and that is on record', async (field, value, held) => {
  const { id: citizenId } = await newCitizen(graph);
  const permanentAddressCipher = graph.vault.seal('Tổ 1, Dương Đông', `permanentAddress:${citizenId}`);
  await graph.database.citizen.update({ where: { id: citizenId }, data: { permanentAddressCipher } });
  const self = person(citizenId);
  const mutation = `requestDataCorrection(field: ${field}, value: "${value}", reason: "Ghi sai")`;
  const { id } = (await ask(self, mutation)).request;
  const query = `{ dataRequest(id: "${id}") { correctedValue heldValue } }`;

  // The list shows it to nobody who does not ask for it, and the own data is no look.
  await graph.ask(officer, '{ dataRequests { nodes { id kind completeBy } } }');
  const own = await graph.ask(self, '{ myDataRequests { heldValue } }');
  expect(own.data).toEqual({ myDataRequests: [{ heldValue: held }] });
  expect(await looksAt(citizenId)).toEqual([]);

  const { data } = await graph.ask(officer, query);
  expect(data).toEqual({ dataRequest: { correctedValue: value, heldValue: held } });
  expect(await looksAt(citizenId)).toMatchObject([
    {
      accessedById: officer.citizenId,
      fields: ['identity: DataRequest.correctedValue', 'identity: DataRequest.heldValue'],
      purpose: 'Giải quyết yêu cầu về dữ liệu cá nhân',
    },
  ]);

  await decide(id, false, 'Giấy khai sinh ghi khác');
  const decided = await graph.ask(officer, query);
  expect(decided.data).toEqual({ dataRequest: { correctedValue: value, heldValue: null } });
  expect(
    (await looksAt(citizenId)).filter(({ fields }) => String(fields).includes('heldValue')),
  ).toHaveLength(1);
});

test('whatever an officer reads of a request is on record, and the own request is no look', async () => {
  const { id: citizenId } = await newCitizen(graph);
  const self = person(citizenId);
  const mutation = 'requestDataCorrection(field: FULL_NAME, value: "Trần Thị Thật", reason: "Sai dấu")';
  const { id } = (await ask(self, mutation)).request;
  const text = 'reason correctedField correctedValue note parts { what { vi } }';
  await graph.ask(self, `{ myDataRequests { ${text} } }`);
  expect(await looksAt(citizenId)).toEqual([]);
  const { data } = await graph.ask(officer, `{ dataRequests(first: 500) { nodes { id ${text} } } }`);
  expect(JSON.stringify(data)).toContain('Trần Thị Thật');
  const by = { accessedById: officer.citizenId, purpose: 'Giải quyết yêu cầu về dữ liệu cá nhân' };
  const fields = ['correctedField', 'correctedValue', 'reason'].map(
    (name) => `identity: DataRequest.${name}`,
  );
  expect(await looksAt(citizenId)).toMatchObject([{ ...by, fields }]);
  const decide =
    'mutation ($id: ID!) { decideDataRequest(id: $id, isFulfilled: false, note: "Giấy khai sinh ghi khác") { note } }';
  await graph.ask(officer, decide, { id });
  expect((await looksAt(citizenId)).slice(1)).toMatchObject([
    { ...by, fields: ['identity: DataRequest.note'] },
  ]);
});

test('a request is opened by the government’s officers only, and a copy of data by nobody', async () => {
  const { id: citizenId } = await newCitizen(graph);
  const { id } = (await ask(person(citizenId), 'requestDataErasure(reason: "Không dùng nữa")')).request;
  const copy = (await ask(person(citizenId), 'requestDataExport')).request;
  const read = (viewer: Viewer, of: string) =>
    graph.ask(viewer, `{ dataRequest(id: "${of}") { id heldValue } }`);
  expect((await read(officer, id)).data).toEqual({ dataRequest: { id, heldValue: null } });
  for (const none of [copy.id, randomUUID(), 'x'])
    expect((await read(officer, none)).data).toEqual({ dataRequest: null });
  const hotel = person(randomUUID(), [{ kind: 'LODGING_BUSINESS', scopes: ['identity:verify'] }]);
  for (const viewer of [hotel, person(citizenId), Viewer.anonymous])
    expect((await read(viewer, id)).problem?.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
});

test('a refusal says why and changes nothing', async () => {
  const citizen = await newCitizen(graph);
  const { request } = await ask(
    person(citizen.id),
    'requestDataCorrection(field: DATE_OF_BIRTH, value: "1991-03-04", reason: "Sai ngày sinh")',
  );
  expect((await decide(request.id, false)).problem?.fields).toEqual(['note DATA_REASON_MISSING']);
  expect((await decide(request.id, false, 'Giấy khai sinh ghi khác')).request).toMatchObject({
    status: 'REFUSED',
    note: 'Giấy khai sinh ghi khác',
  });
  expect((await account(citizen.id)).dateOfBirth?.toISOString()).toContain('1990-03-04');
});

test.each([
  ['field: DATE_OF_BIRTH, value: "2023-02-29"', 'value CORRECTION_INVALID'],
  ['field: DATE_OF_BIRTH, value: "2999-01-01"', 'value CORRECTION_INVALID'],
  ['field: GENDER, value: "UNKNOWN"', 'value CORRECTION_INVALID'],
  ['field: FULL_NAME, value: " "', 'value CORRECTION_INVALID'],
])('%s can not be asked for', async (given, problem) => {
  const citizen = await newCitizen(graph);
  const asked = await ask(person(citizen.id), `requestDataCorrection(${given}, reason: "Sai thông tin")`);
  expect(asked.problem?.fields).toEqual([problem]);
});

test('restricted data is used for nothing that rests on consent, until the person lifts it', async () => {
  const citizen = await newCitizen(graph);
  const viewer = person(citizen.id);
  expect((await consentOf(viewer)).consent).toMatchObject({ isGranted: false, history: [] });
  await consentOf(viewer, true);
  await consentOf(viewer, true);
  const { request } = await ask(viewer, 'requestDataRestriction(reason: "Đang khiếu nại")');
  const { request: done } = await decide(request.id, true);
  expect(done.parts.map(({ isDone }) => isDone)).toEqual([true, false]);
  expect((await consentOf(viewer)).consent).toEqual({
    purpose: 'prefilled-forms',
    isGranted: false,
    history: [{ isGranted: false }, { isGranted: true }],
  });
  expect((await consentOf(viewer, true)).problem?.reason).toBe('DATA_RESTRICTED');
  const { request: lift } = await ask(
    viewer,
    'requestDataRestriction(reason: "Đã xong khiếu nại", isLifted: true)',
  );
  await decide(lift.id, true);
  expect((await consentOf(viewer, true)).consent?.isGranted).toBe(true);
});

test('an erasure takes what no law keeps and says of the rest which law does', async () => {
  const citizen = await newCitizen(graph);
  const place = `permanentAddress:${citizen.id}`;
  await graph.database.citizen.update({
    where: { id: citizen.id },
    data: { permanentAddressCipher: graph.vault.seal('Tổ 3, Dương Đông', place) },
  });
  const { request } = await ask(person(citizen.id), 'requestDataErasure(reason: "Tôi chuyển đi nơi khác")');
  const { request: done } = await decide(request.id, true);
  expect(done.parts.map(({ isDone }) => isDone)).toEqual([true, true, false, false]);
  expect(JSON.stringify(done.parts)).toContain('91/2025/QH15');
  const { permanentAddressCipher, nationalIdCipher } = await account(citizen.id);
  expect([permanentAddressCipher, nationalIdCipher.length > 0]).toEqual([null, true]);
});

test('one of a kind at a time, also when asked twice at once', async () => {
  const viewer = person((await newCitizen(graph)).id);
  const both = await Promise.all([ask(viewer, 'requestDataExport'), ask(viewer, 'requestDataExport')]);
  expect(both.map(({ problem }) => problem?.reason ?? 'made').sort()).toEqual(['REQUEST_OPEN', 'made']);
});

test('the queue is for officers of the government, due first, and nobody decides in the own matter', async () => {
  const citizen = await newCitizen(graph);
  const { request } = await ask(person(citizen.id), 'requestDataErasure(reason: "Tôi chuyển đi nơi khác")');
  const list = '{ dataRequests { nodes { id completeBy citizen { id } reason } totalCount } }';
  const queue = (await graph.ask(officer, list)).data?.dataRequests as { nodes: Request[] };
  expect(queue.nodes.map(({ id }) => id)).toContain(request.id);
  const due = queue.nodes.map(({ completeBy }) => completeBy);
  expect(due).toEqual([...due].sort());
  const hotel = person(randomUUID(), [{ kind: 'LODGING_BUSINESS', scopes: ['identity:verify'] }]);
  for (const viewer of [hotel, person(citizen.id)]) {
    expect((await graph.ask(viewer, list)).problem?.code).toBe('FORBIDDEN');
    expect((await decide(request.id, true, null, viewer)).problem?.code).toBe('FORBIDDEN');
  }
  const self = person(citizen.id, [{ kind: 'COMMUNE', scopes: ['identity:verify'] }]);
  expect((await decide(request.id, true, null, self)).problem?.code).toBe('FORBIDDEN');
  expect((await decide(randomUUID(), true)).problem?.code).toBe('NOT_FOUND');
  expect((await graph.ask(Viewer.anonymous, '{ myDataRequests { id } }')).problem?.code).toBe(
    'UNAUTHENTICATED',
  );
});
