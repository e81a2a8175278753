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
  zone = await newOrganization(graph, { kind: 'DISTRICT_DEPARTMENT', name: 'Ủy ban nhân dân đặc khu' });
  police = await newOrganization(graph, { kind: 'POLICE', name: 'Công an đặc khu', parentId: zone });
  elsewhere = await newOrganization(graph, { kind: 'COMMUNE', name: 'Một xã khác' });
});
afterAll(() => graph?.stop());

const administratorOf = (organizationId: string) =>
  person(randomUUID(), [{ organizationId, kind: 'DISTRICT_DEPARTMENT', scopes: ['identity:members'] }]);

async function look(visibleFrom: Date | null = null) {
  const citizen = await newCitizen(graph);
  await graph.services.stores.accessRecords.keep([
    {
      citizenId: citizen.id,
      accessedById: randomUUID(),
      accessedByClientId: null,
      organizationId: police,
      fields: ['identity: Citizen.nationalId'],
      purpose: 'Kiểm tra',
      requestId: 'r',
      visibleFrom,
    },
  ]);
  const record = await graph.database.accessRecord.findFirstOrThrow({ where: { citizenId: citizen.id } });
  return { citizen, recordId: record.id };
}

const ask = (viewer: Viewer, accessRecordId: string, message = 'Vì sao xem số của tôi?') =>
  graph.ask(
    viewer,
    `mutation ($accessRecordId: ID!, $message: String!) {
       askAboutAccess(accessRecordId: $accessRecordId, message: $message) { id answerBy message } }`,
    { accessRecordId, message },
  );

const queue = async (viewer: Viewer, isAnswered = false) => {
  const { data, problem } = await graph.ask(
    viewer,
    `query ($isAnswered: Boolean!) { accessQuestions(isAnswered: $isAnswered) {
       nodes { id message citizen { id fullName } summary { vi } organization { id } answer } totalCount } }`,
    { isAnswered },
  );
  return (
    problem ?? (data?.accessQuestions as { nodes: { id: string; message: string }[]; totalCount: number })
  );
};

const answer = (viewer: Viewer, id: string, text = 'Theo kế hoạch kiểm tra tháng 11.') =>
  graph.ask(
    viewer,
    'mutation ($id: ID!, $answer: String!) { answerAccessQuestion(id: $id, answer: $answer) { answer answeredAt } }',
    { id, answer: text },
  );

test('a person asks about a look, the administrator above answers, the person is told and reads it', async () => {
  const { citizen, recordId } = await look();
  const asked = await ask(person(citizen.id), recordId);
  const { id } = (asked.data?.askAboutAccess ?? {}) as { id: string };
  const [stored] = await graph.database.accessQuestion.findMany({ where: { id } });
  expect(Buffer.from(stored?.messageCipher ?? []).toString('utf8')).not.toContain('Vì sao');
  expect(await queue(administratorOf(zone))).toMatchObject({
    nodes: [
      {
        id,
        message: 'Vì sao xem số của tôi?',
        citizen: { id: citizen.id },
        summary: { vi: expect.stringContaining('Công an đặc khu đã xem số định danh cá nhân của bạn') },
        organization: { id: police },
      },
    ],
  });
  expect((await answer(administratorOf(police), id)).problem).toBeNull();
  const read = await graph.ask(
    person(citizen.id),
    '{ accessRecords { nodes { question { message answer } } } }',
  );
  expect(read.data?.accessRecords).toMatchObject({
    nodes: [{ question: { answer: 'Theo kế hoạch kiểm tra tháng 11.' } }],
  });
  expect(await graph.database.notification.count({ where: { citizenId: citizen.id } })).toBe(1);
  expect((await answer(administratorOf(zone), id)).problem?.reason).toBe('ALREADY_ANSWERED');
});

test('only the own looks can be asked about, each once, and not before they are shown', async () => {
  const { citizen, recordId } = await look();
  const other = await newCitizen(graph);
  expect((await ask(person(other.id), recordId)).problem?.code).toBe('NOT_FOUND');
  expect((await ask(person(citizen.id), randomUUID())).problem?.code).toBe('NOT_FOUND');
  expect((await ask(person(citizen.id), 'x')).problem?.code).toBe('NOT_FOUND');
  expect((await ask(Viewer.anonymous, recordId)).problem?.code).toBe('UNAUTHENTICATED');
  const both = await Promise.all([ask(person(citizen.id), recordId), ask(person(citizen.id), recordId)]);
  expect(both.map(({ problem }) => problem?.reason ?? 'asked').sort()).toEqual(['ALREADY_ASKED', 'asked']);
  const sealed = await look(new Date(Date.now() + 60_000));
  expect((await ask(person(sealed.citizen.id), sealed.recordId)).problem?.code).toBe('NOT_FOUND');
});

test('administrators see and answer what concerns their own organisations only', async () => {
  const { citizen, recordId } = await look();
  const { data } = await ask(person(citizen.id), recordId, 'Chỉ dành cho công an đặc khu');
  const { id } = (data?.askAboutAccess ?? {}) as { id: string };
  expect(await queue(administratorOf(elsewhere))).toMatchObject({ nodes: [], totalCount: 0 });
  expect((await answer(administratorOf(elsewhere), id)).problem?.code).toBe('NOT_FOUND');
  expect(await queue(person(citizen.id))).toMatchObject({ code: 'FORBIDDEN' });
  expect((await answer(person(citizen.id), id)).problem?.code).toBe('FORBIDDEN');
});

test.each([
  ['three letters', 'abc'],
  ['spaces', ' '.repeat(20)],
  ['a book', 'x'.repeat(2_001)],
  ['what is no text', 'có ký tự \u0000 lạ'],
])('%s are no question', async (_what, message) => {
  const { citizen, recordId } = await look();
  const { problem } = await ask(person(citizen.id), recordId, message);
  expect(problem?.fields).toEqual(['message QUESTION_NOT_ACCEPTED']);
});
