import { randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;
let [zone, police] = ['', ''];
let viewer: Viewer;

vi.setConfig({ hookTimeout: 60_000, testTimeout: 30_000 });

beforeAll(async () => {
  graph = await createTestGraph();
  zone = await newOrganization(graph, { kind: 'DISTRICT_DEPARTMENT', name: 'Ủy ban' });
  police = await newOrganization(graph, { kind: 'POLICE', name: 'Công an' });
  const { id } = await newCitizen(graph, { fullName: 'Ngô Thành Đạt' });
  const member = { id: randomUUID(), citizenId: id, organizationId: zone, roles: ['ADMINISTRATOR' as const] };
  await graph.database.membership.create({ data: member });
  viewer = person(id, [{ organizationId: zone, kind: 'DISTRICT_DEPARTMENT', scopes: ['identity:verify'] }]);
});
afterAll(() => graph?.stop());

const purpose = 'Xác minh danh tính tại quầy';
const fields = `citizen { id fullName } maskedNationalId maskedPhone assuranceLevel frozenAt openSessions
  secondFactors recoveryCodeUntil limit history { act documentSeen reason officer { fullName } organization { name { vi } } }`;

type Account = { limit: string | null; history: { act: string }[] } & Record<string, unknown>;

async function open(variables: Record<string, unknown>, as = viewer) {
  const { data, problem } = await graph.ask(
    as,
    `query ($nationalId: String, $citizenId: ID, $purpose: String!) {
       deskAccount(nationalId: $nationalId, citizenId: $citizenId, purpose: $purpose) { ${fields} } }`,
    { purpose, ...variables },
  );
  return { account: data?.deskAccount as Account | null | undefined, problem };
}

const answerOf: Record<string, string> = { issueRecoveryCode: '{ code validUntil }' };

const decide = (mutation: string, input: Record<string, unknown>) =>
  graph.ask(
    viewer,
    `mutation ($input: DeskDecisionInput!) { ${mutation}(input: $input) ${answerOf[mutation] ?? ''} }`,
    {
      input: { documentSeen: 'Thẻ căn cước', reason: 'Mất điện thoại', ...input },
    },
  );

const verify = (variables: Record<string, unknown>) =>
  graph.ask(
    viewer,
    `mutation ($citizenId: ID!, $documentSeen: String!, $key: String) {
       verifyCitizen(citizenId: $citizenId, documentSeen: $documentSeen, idempotencyKey: $key) { id } }`,
    { documentSeen: 'Thẻ căn cước', ...variables },
  );

test('each opening of an account is on record; one visit is told once, another purpose anew', async () => {
  const { id, nationalId, fullName } = await newCitizen(graph);
  const { account } = await open({ nationalId: `${nationalId.slice(0, 6)} ${nationalId.slice(6)}` });
  expect(account).toEqual({
    citizen: { id, fullName },
    maskedNationalId: `•••••••••${nationalId.slice(-3)}`,
    maskedPhone: null,
    assuranceLevel: 'SELF_DECLARED',
    frozenAt: null,
    openSessions: 0,
    secondFactors: 0,
    recoveryCodeUntil: null,
    limit: null,
    history: [],
  });
  await open({ citizenId: id.toUpperCase() });
  await open({ citizenId: id, purpose: 'Khóa tài khoản theo yêu cầu' });
  const records = await graph.database.accessRecord.findMany({
    where: { citizenId: id },
    orderBy: { chainPosition: 'asc' },
  });
  expect(records).toHaveLength(3);
  expect(records[0]).toMatchObject({ accessedById: viewer.citizenId, organizationId: zone, purpose });
  expect(await graph.database.notification.count({ where: { citizenId: id } })).toBe(2);
});

test('nobody is answered without a number that can be one and a purpose in words', async () => {
  const { id, nationalId } = await newCitizen(graph);
  for (const given of [{}, { nationalId: '0991' }, { citizenId: 'x' }, { nationalId, citizenId: id }])
    expect((await open(given)).problem?.fields).toEqual(['nationalId NATIONAL_ID_INVALID']);
  expect((await open({ nationalId, purpose: 'abc' })).problem?.fields).toEqual(['purpose PURPOSE_MISSING']);
  expect(await graph.database.accessRecord.count({ where: { citizenId: id } })).toBe(0);
  expect((await open({ nationalId: '099190999999' })).account).toBeNull();
});

test('the desk of a hotel opens no account, nor does who holds another right', async () => {
  const { id, nationalId } = await newCitizen(graph);
  const hotel = { organizationId: zone, kind: 'LODGING_BUSINESS', scopes: ['identity:verify'] };
  for (const as of [person(randomUUID(), [hotel]), person(randomUUID(), [{ scopes: ['identity:lookup'] }])])
    expect((await open({ nationalId }, as)).problem?.code).toBe('FORBIDDEN');
  expect((await open({ nationalId }, Viewer.anonymous)).problem?.code).toBe('UNAUTHENTICATED');
  expect(await graph.database.accessRecord.count({ where: { citizenId: id } })).toBe(0);
});

test('the own account, and one of people of other organisations, say why nothing can be decided', async () => {
  const own = await open({ citizenId: viewer.citizenId });
  expect(own.account?.limit).toBe('OWN_ACCOUNT');
  expect(await graph.database.accessRecord.count({ where: { citizenId: viewer.citizenId ?? '' } })).toBe(0);
  const { id } = await newCitizen(graph);
  const elsewhere = {
    id: randomUUID(),
    citizenId: id,
    organizationId: police,
    roles: ['DISPATCHER' as const],
  };
  await graph.database.membership.create({ data: elsewhere });
  expect((await open({ citizenId: id })).account?.limit).toBe('OUT_OF_REACH');
});

test('a role that a hotel gave takes nobody out of reach', async () => {
  const { id } = await newCitizen(graph);
  const hotel = await newOrganization(graph, { kind: 'LODGING_BUSINESS', name: 'Khách sạn' });
  const given = { id: randomUUID(), citizenId: id, organizationId: hotel, roles: ['RECEPTIONIST' as const] };
  await graph.database.membership.create({ data: given });
  expect((await open({ citizenId: id })).account?.limit).toBeNull();
  for (const act of ['freezeAccount', 'unfreezeAccount', 'issueRecoveryCode', 'releaseNationalId'])
    expect((await decide(act, { citizenId: id })).problem).toBeNull();
});

test('a decision that is sent again under its key is done once and answered alike', async () => {
  const { id, nationalId } = await newCitizen(graph);
  const key = randomUUID();
  const issue = (input: object) => decide('issueRecoveryCode', { idempotencyKey: key, ...input });
  const answers = await Promise.all([
    issue({ citizenId: id }),
    issue({ citizenId: id }),
    issue({ nationalId }),
  ]);
  const codes = answers.map(({ data }) => data?.issueRecoveryCode as { code: string; validUntil: Date });
  expect(new Set(codes.map((issued) => JSON.stringify(issued))).size).toBe(1);
  expect(await graph.database.deskDecision.count({ where: { citizenId: id } })).toBe(1);
  const { data } = await decide('issueRecoveryCode', { citizenId: id, idempotencyKey: randomUUID() });
  expect(data?.issueRecoveryCode).not.toMatchObject({ code: codes[0]?.code });
  for (const other of [{ reason: 'Lý do khác' }, { citizenId: (await newCitizen(graph)).id }])
    expect((await issue({ citizenId: id, ...other })).problem?.reason).toBe('DECISION_DIFFERS');
  // The first code was put out of use by the second one: it is not handed over again.
  expect((await issue({ citizenId: id })).problem?.reason).toBe('DECISION_DIFFERS');
  expect((await open({ citizenId: id })).account?.recoveryCodeUntil).toMatch(/^\d{4}-/);
});

test('a verification that is sent again leaves one trace and one notice', async () => {
  const { id } = await newCitizen(graph);
  const key = randomUUID();
  const answers = await Promise.all([verify({ citizenId: id, key }), verify({ citizenId: id, key })]);
  for (const { data } of answers) expect(data?.verifyCitizen).toEqual({ id });
  expect(await graph.database.verification.count({ where: { citizenId: id } })).toBe(1);
  expect(await graph.database.notification.count({ where: { citizenId: id } })).toBe(1);
  const other = await verify({ citizenId: id, key, documentSeen: 'Hộ chiếu' });
  expect(other.problem?.reason).toBe('DECISION_DIFFERS');
  await verify({ citizenId: id });
  await verify({ citizenId: id });
  expect(await graph.database.verification.count({ where: { citizenId: id } })).toBe(3);
});

test('an account that lost its number stays closed, and tells who did what', async () => {
  const { id, nationalId } = await newCitizen(graph);
  await verify({ citizenId: id });
  const release = { nationalId, reason: 'Người giữ số có mặt', idempotencyKey: randomUUID() };
  expect((await decide('releaseNationalId', release)).data).toEqual({ releaseNationalId: true });
  expect((await decide('releaseNationalId', release)).data).toEqual({ releaseNationalId: true });
  expect((await open({ nationalId })).account).toBeNull();
  for (const mutation of ['unfreezeAccount', 'issueRecoveryCode', 'releaseNationalId'])
    expect((await decide(mutation, { citizenId: id })).problem?.reason).toBe('NUMBER_RELEASED');
  expect((await verify({ citizenId: id })).problem?.reason).toBe('NUMBER_RELEASED');
  const { account } = await open({ citizenId: id });
  expect(account).toMatchObject({ limit: 'NUMBER_RELEASED', frozenAt: expect.any(String) });
  const done = { officer: { fullName: 'Ngô Thành Đạt' }, organization: { name: { vi: 'Ủy ban' } } };
  expect(account?.history).toEqual([
    { ...done, act: 'RELEASE_NATIONAL_ID', documentSeen: 'Thẻ căn cước', reason: 'Người giữ số có mặt' },
    { ...done, act: 'VERIFICATION', documentSeen: 'Thẻ căn cước', reason: null },
  ]);
});
