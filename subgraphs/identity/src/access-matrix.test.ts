import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSubgraph } from './schema.ts';
import {
  type Belongings,
  createMatrixCity,
  givePersonThings,
  type MatrixCity,
  stateOf,
  viewerNames,
} from './testing/matrix/matrix-city.ts';
import { operationText, rootFields } from './testing/matrix/operation-text.ts';
import { createTestGraph, type TestGraph } from './testing/test-graph.ts';

let graph: TestGraph;
let city: MatrixCity;
let fields: ReturnType<typeof rootFields>;
let theA: Belongings | undefined;

beforeAll(async () => {
  graph = await createTestGraph();
  city = await createMatrixCity(graph);
  fields = rootFields((await buildSubgraph()).schema);
});
afterAll(() => graph?.stop());

type Arguments = (a: Belongings, city: MatrixCity) => Record<string, unknown>;

/** Somebody registers under the number of A. */
const impostor: Arguments = (a) => ({
  input: {
    nationalId: a.nationalId,
    fullName: 'Người Khác',
    dateOfBirth: '1990-03-04',
    gender: 'FEMALE',
    phone: '0912345678',
    password: 'song-bien-cat-va-gio-1234',
  },
});

/** About the thing of A that the id names, with everything else that any field takes. */
const about =
  (id?: keyof Belongings, input?: object): Arguments =>
  (a, { division, others }) => ({
    id: id && a[id],
    ids: [a.notificationId],
    citizenId: a.citizenId,
    organizationId: division,
    accessRecordId: a.accessRecordId,
    nationalId: a.nationalId,
    reader: { citizenId: others.administrator.citizenId },
    from: '2020-01-01T00:00:00Z',
    to: '2090-01-01T00:00:00Z',
    roles: ['CASE_MANAGER'],
    name: 'Phần mềm',
    scopes: ['procedures:process'],
    overlapHours: 0,
    purpose: 'identity.satisfaction-survey',
    isGranted: true,
    isFulfilled: true,
    isLifted: false,
    message: 'Vì sao dữ liệu của tôi được xem?',
    answer: 'Để giao vai trò theo đề nghị của đơn vị.',
    note: 'Đã thực hiện theo yêu cầu.',
    reason: 'Thông tin đã thay đổi.',
    field: 'FULL_NAME',
    value: 'Trần Thị Mới',
    kind: 'STAY',
    email: false,
    sms: false,
    preferences: [{ kind: 'STAY', email: false, sms: false }],
    documentSeen: 'Thẻ căn cước',
    code: '000000',
    password: 'not the password',
    currentPassword: 'not the password',
    newPassword: 'song-bien-cat-va-gio-1234',
    credential: '{}',
    input: input ?? {
      nationalId: a.nationalId,
      documentSeen: 'Thẻ căn cước',
      reason: 'Mất điện thoại, có mặt.',
    },
  });

/**
 * What each field answers to each of the six viewers, in the order of `viewerNames`, when it is asked about what is
 * A's: `A` something of A's is in the answer, `W` something of A's was changed, `.` neither, `U` UNAUTHENTICATED,
 * `F` FORBIDDEN, `N` NOT_FOUND, `I` BAD_USER_INPUT, `C` CONFLICT, `R` RATE_LIMITED.
 */
const table: Readonly<Record<string, readonly [answers: string, given: Arguments]>> = {
  'Query.accessQuestions': ['UFFFFA', about()],
  'Query.accessRecords': ['UA....', about()],
  'Query.dataReadBy': ['UFFFFA', about()],
  'Query.citizen': ['UA.A.A', about('citizenId')],
  'Query.citizenByNationalId': ['UAFAFF', about()],
  'Query.myConsents': ['U.....', about()],
  'Query.myDataRequests': ['UA....', about()],
  'Query.dataRequests': ['UFFFFA', about()],
  'Query.dataRequest': ['UFFFFA', about('dataRequestId')],
  'Query.deskAccount': [
    'UFFFFA',
    (a) => ({ nationalId: a.nationalId, purpose: 'Xác minh danh tính tại quầy' }),
  ],
  'Query.memberCandidate': ['UFFFFA', about()],
  'Query.notifications': ['UA....', about()],
  'Query.notificationPreferences': ['U.....', about()],
  'Query.organization': ['......', (_a, { division }) => ({ id: division })],
  'Query.organizations': ['......', () => ({})],
  'Query.serviceClients': ['UFFFFA', about()],
  'Query.me': ['UA....', about()],
  'Mutation.askAboutAccess': ['UWNNNN', about()],
  'Mutation.answerAccessQuestion': ['UFFFFW', about('accessQuestionId')],
  'Mutation.setConsent': ['UIIIII', about()],
  'Mutation.requestDataExport': ['UW....', about()],
  'Mutation.requestDataCorrection': ['UW....', about()],
  'Mutation.requestDataRestriction': ['UC....', about()],
  'Mutation.requestDataErasure': ['UW....', about()],
  'Mutation.decideDataRequest': ['UFFFFW', about('dataRequestId')],
  'Mutation.grantMembership': ['UFFFFW', about()],
  'Mutation.revokeMembership': ['UFFFFW', about('membershipId')],
  'Mutation.markNotificationsRead': ['UW....', about()],
  'Mutation.setNotificationPreference': ['UW....', about()],
  'Mutation.setNotificationPreferences': ['UW....', about()],
  'Mutation.beginPasswordReset': ['WWWWWW', (a) => ({ name: a.nationalId })],
  'Mutation.beginPasskeyReset': ['......', () => ({})],
  'Mutation.resetPassword': [
    'CCCCCC',
    (a) => ({ input: { name: a.nationalId, code: '000000', newPassword: 'song-bien-cat-va-gio-1234' } }),
  ],
  'Mutation.changePassword': ['UIIIII', about()],
  'Mutation.issueRecoveryCode': ['UFFFFW', about()],
  'Mutation.freezeAccount': ['UFFFFW', about()],
  'Mutation.unfreezeAccount': ['UFFFFW', about()],
  'Mutation.releaseNationalId': ['UFFFFW', about()],
  'Mutation.registerCitizen': ['CCCCCC', impostor],
  'Mutation.confirmPhone': ['IIIIII', about()],
  'Mutation.resendPhoneCode': ['......', about()],
  'Mutation.updateContact': ['UW....', () => ({ input: { permanentAddress: 'Tổ 1, Dương Đông' } })],
  'Mutation.verifyCitizen': ['UFFFFW', about()],
  'Mutation.beginTotp': ['FIIIII', about()],
  'Mutation.confirmTotp': ['FIIIII', about()],
  'Mutation.removeTotp': ['FIIIII', about()],
  'Mutation.createRecoveryCodes': ['FIIIII', about()],
  'Mutation.beginPasskey': ['FIIIII', about()],
  'Mutation.addPasskey': ['FIIIII', about()],
  'Mutation.removePasskey': ['FIIIII', about('passkeyId')],
  'Mutation.registerServiceClient': ['UFFFF.', about()],
  'Mutation.revokeServiceClient': ['UFFFFW', about('clientId')],
  'Mutation.rollServiceClientSecret': ['UFFFFW', about('clientId')],
  'Mutation.endSession': ['UWNNNN', about('sessionId')],
  'Mutation.endAllSessions': ['UW....', about()],
  'Subscription.notificationReceived': ['U.....', about()],
};

const letters: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'U',
  FORBIDDEN: 'F',
  NOT_FOUND: 'N',
  BAD_USER_INPUT: 'I',
  CONFLICT: 'C',
  RATE_LIMITED: 'R',
  INVALID_TRANSITION: 'T',
};

async function letterFor(coordinate: string, given: Arguments, name: (typeof viewerNames)[number]) {
  const field = fields.get(coordinate);
  if (!field) throw new Error(`${coordinate} is in the table and not in the schema`);
  theA ??= await givePersonThings(city);
  const a = theA;
  const viewer = name === 'A' ? a.viewer : city.others[name];
  const before = await stateOf(graph, a);
  const { data, problem } = await ask(viewer, coordinate, operationText(coordinate, field), given(a, city));
  if ((await stateOf(graph, a)) !== before) {
    // The next one knocks at the door of somebody whose things are untouched.
    theA = undefined;
    return 'W';
  }
  if (problem) return letters[problem.code] ?? problem.code;
  if (!data) throw new Error(`${coordinate} was not asked as the schema wants it`);
  const answer = JSON.stringify(data);
  return a.canaries.some((canary) => canary && answer.includes(canary)) ? 'A' : '.';
}

async function ask(viewer: Viewer, coordinate: string, text: string, variables: Record<string, unknown>) {
  if (!coordinate.startsWith('Subscription.')) return graph.ask(viewer, text, variables);
  try {
    const stream = await graph.subscribe(viewer, text, variables);
    await stream.return?.();
    return { data: {}, problem: null };
  } catch (error) {
    return { data: null, problem: error as { code: string } };
  }
}

test('the table names every field of the schema, and no other', () => {
  expect(Object.keys(table).sort()).toEqual([...fields.keys()].sort());
});

const rows = Object.entries(table).map(([field, [answers, given]]) => ({ field, answers, given }));

test.each(rows)('$field answers $answers', async ({ field, answers, given }) => {
  const letters: string[] = [];
  for (const name of viewerNames) letters.push(await letterFor(field, given, name));
  expect(letters.join('')).toBe(answers);
});

/** The same for what other subgraphs refer to by id; `-` is nothing: an id that one may not see does not exist. */
const nodes: Readonly<
  Record<string, readonly [answers: string, field: string, id: (a: Belongings) => unknown]>
> = {
  Citizen: ['UAAAAA', 'fullName', (a) => a.citizenId],
  Organization: ['......', 'code', () => city.division],
  Membership: ['-A---A', 'id', (a) => a.membershipId],
  ServiceClient: ['-A---A', 'name', (a) => a.clientId],
  AccessRecord: ['-A----', 'purpose', (a) => a.accessRecordId],
  Notification: ['-A----', 'body { vi }', (a) => a.notificationId],
};

test('the table of nodes names every entity', async () => {
  const { data } = await graph.ask(
    Viewer.anonymous,
    '{ __type(name: "_Entity") { possibleTypes { name } } }',
  );
  const entity = data?.__type as { possibleTypes: { name: string }[] } | undefined;
  expect(Object.keys(nodes).sort()).toEqual(entity?.possibleTypes.map(({ name }) => name).sort());
});

const nodeRows = Object.entries(nodes).map(([type, [answers, field, idOf]]) => ({
  type,
  answers,
  field,
  idOf,
}));

test.each(nodeRows)('a reference to a $type answers $answers', async ({ type, answers, field, idOf }) => {
  theA ??= await givePersonThings(city);
  const a = theA;
  const found: string[] = [];
  for (const name of viewerNames) {
    const { data, problem } = await graph.ask(
      name === 'A' ? a.viewer : city.others[name],
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${field} } } }`,
      { of: [{ __typename: type, id: idOf(a) }] },
    );
    const answer = JSON.stringify(data);
    const isCanary = a.canaries.some((canary) => canary && answer?.includes(canary));
    const isNothing = answer === '{"_entities":[null]}';
    found.push(problem ? (letters[problem.code] ?? problem.code) : isCanary ? 'A' : isNothing ? '-' : '.');
  }
  expect(found.join('')).toBe(answers);
});
