import { randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeNationalId } from '../citizen/national-id.ts';
import { provinceCount } from '../citizen/province-codes.ts';
import { expectSameTime } from '../testing/even-time.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';
import { undisturbedMinutes } from './register-citizen.ts';
import { registrationLimits } from './registration-limits.ts';

let graph: TestGraph;
let serial = 700_000;

beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph?.stop());

const text = 'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { id } }';
const confirmText =
  'mutation ($id: ID!, $code: String!) { confirmPhone(citizenId: $id, code: $code) { id } }';

function someone(more: object = {}) {
  serial += 1;
  const nationalId = composeNationalId({ province: '099', gender: 'FEMALE', birthYear: 1990, serial });
  return {
    nationalId,
    fullName: 'Trần Thị Thử Nghiệm',
    dateOfBirth: '1990-03-04',
    gender: 'FEMALE',
    phone: `0912${serial}`,
    password: 'con ong bay qua núi',
    ...more,
  };
}
const numberOf = (input: { phone: string }) => `+84${input.phone.slice(1)}`;
/** Each from a place of its own, unless a test says otherwise. */
const register = (input: object, network: string = randomUUID()) =>
  graph.ask(Viewer.anonymous, text, { input }, network);
const confirm = (id: string, code: string) => graph.ask(Viewer.anonymous, confirmText, { id, code });
const idOf = (answer: { data: Record<string, unknown> | null | undefined }) =>
  (answer.data?.registerCitizen as { id: string } | undefined)?.id ?? '';
const countOf = (nationalId: string) =>
  graph.database.citizen.count({
    where: { nationalIdHash: graph.vault.fingerprint('nationalId', nationalId) },
  });
const findCredential = (value: string) =>
  graph.services.stores.citizens.findCredential({ kind: 'nationalId', value });

test('an account opens when the code that was sent to the phone comes back, and not before', async () => {
  const input = someone({ email: ' mo@example.vn ', permanentAddress: '12 Trần  Hưng Đạo' });
  const id = idOf(await register(input));
  expect(await findCredential(input.nationalId)).toBeNull();
  const code = await graph.codeFor(numberOf(input));
  expect((await confirm(id, `${code.slice(0, 3)} ${code.slice(3)}`)).problem).toBeNull();
  expect(await findCredential(input.nationalId)).toMatchObject({ citizenId: id });
  const me = await graph.ask(
    person(id),
    '{ me { citizen { fullName nationalId phone email permanentAddress assuranceLevel dateOfBirth } } }',
  );
  expect(me.data?.me).toEqual({
    citizen: {
      fullName: 'Trần Thị Thử Nghiệm',
      nationalId: input.nationalId,
      phone: numberOf(input),
      email: 'mo@example.vn',
      permanentAddress: '12 Trần Hưng Đạo',
      assuranceLevel: 'SELF_DECLARED',
      dateOfBirth: '1990-03-04',
    },
  });
  expect((await confirm(id, code)).problem).toMatchObject({ code: 'CONFLICT', reason: 'CODE_USED' });
});

test('twenty registrations of one number at once, however it is written, open one account', async () => {
  const input = someone();
  const written = [
    input.nationalId,
    input.nationalId.replace(/(...)/g, '$1 '),
    input.nationalId.replace(/(....)/g, '$1.'),
    `\u200B${input.nationalId}`,
  ];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => register({ ...input, nationalId: written[index % 4] })),
  );
  const opened = answers.filter(({ problem }) => problem === null);
  expect(opened).toHaveLength(1);
  const refused = answers.filter(({ problem }) => problem !== null);
  expect(new Set(refused.map(({ problem }) => JSON.stringify(problem))).size).toBe(1);
  expect(refused[0]?.problem).toMatchObject({ code: 'CONFLICT', reason: 'ACCOUNT_NOT_OPENED', fields: [] });
  expect(await countOf(input.nationalId)).toBe(1);
});

test('who sends many at once is told to come back, at once, and others have their turn', async () => {
  const flood = Array.from({ length: 60 }, () => register(someone(), 'one place'));
  const other = await register(someone(), 'another place');
  expect(other.problem).toBeNull();
  const answers = await Promise.all(flood);
  const refused = answers.filter(({ problem }) => problem !== null);
  expect(refused).toHaveLength(60 - registrationLimits.perNetwork);
  for (const { problem } of refused)
    expect(problem).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 5 });
});

test('without the unique hash two accounts would be there: the constraint is what holds', async () => {
  const input = someone();
  await register(input);
  await graph.database.$executeRaw`drop index citizen_national_id_hash_key`;
  try {
    await register({ ...input, phone: '0987654321' });
    expect(await countOf(input.nationalId)).toBe(2);
  } finally {
    await graph.database.citizen.deleteMany({
      where: { nationalIdHash: graph.vault.fingerprint('nationalId', input.nationalId) },
    });
    await graph.database.$executeRaw`
      create unique index citizen_national_id_hash_key on citizen (national_id_hash)`;
  }
});

test('whatever is taken, the refusal has one text and one time', async () => {
  const pending = someone();
  await register(pending);
  const confirmed = someone();
  await confirm(idOf(await register(confirmed)), await graph.codeFor(numberOf(confirmed)));
  const tries = {
    confirmedNumber: () => ({ ...someone(), nationalId: confirmed.nationalId }),
    pendingNumber: () => ({ ...someone(), nationalId: pending.nationalId }),
    phone: () => ({ ...someone(), phone: confirmed.phone }),
  };
  const texts = new Set<string>();
  const asks = Object.values(tries).map((make) => async () => {
    texts.add(JSON.stringify(await register(make())));
  });
  await expectSameTime(400, asks);
  expect(texts.size).toBe(1);
});

test('a number that somebody else typed in is its holder’s soon, and nobody is told of the other', async () => {
  const input = someone();
  const typedIn = idOf(await register(input));
  const code = await graph.codeFor(numberOf(input));
  expect((await register({ ...input, phone: '0987000111' })).problem?.code).toBe('CONFLICT');
  await graph.database.citizen.updateMany({
    where: { id: typedIn },
    data: { registeredAt: new Date(Date.now() - (undisturbedMinutes * 60 + 1) * 1000) },
  });
  const holder = { ...input, phone: '0987000222' };
  const id = idOf(await register(holder));
  expect(await countOf(input.nationalId)).toBe(1);
  const nobody = (await confirm(randomUUID(), code)).problem;
  expect((await confirm(typedIn, code)).problem).toEqual(nobody);
  expect((await confirm(id, await graph.codeFor(numberOf(holder)))).problem).toBeNull();
  // Confirmed it makes way for nobody.
  await graph.database.citizen.updateMany({ where: { id }, data: { registeredAt: new Date(0) } });
  const late = await register({ ...input, phone: '0987000333' });
  expect(late.problem?.reason).toBe('ACCOUNT_NOT_OPENED');
  expect(await findCredential(input.nationalId)).toMatchObject({ citizenId: id });
});

test('a phone that strangers type in gets five messages an hour, however often they register anew', async () => {
  const phone = someone().phone;
  const longAgo = () =>
    graph.database.citizen.updateMany({
      where: { confirmedAt: null },
      data: { registeredAt: new Date(Date.now() - (undisturbedMinutes * 60 + 1) * 1000) },
    });
  for (let count = 0; count < 5; count++) {
    const input = someone({ phone });
    expect((await register(input)).problem).toBeNull();
    await longAgo();
    expect((await register({ ...input, phone: someone().phone })).problem).toBeNull();
  }
  expect((await register(someone({ phone }))).problem?.code).toBe('RATE_LIMITED');
  await graph.codeFor(numberOf({ phone }), 5);
});

test('one network has so many messages sent to strangers in a quarter of an hour, and others are not held up', async () => {
  const limit = graph.services.registrationsPerNetwork;
  const network = 'a flood, a few at a time';
  const outcomes: string[] = [];
  while (outcomes.length < limit + 10) {
    const some = await Promise.all(Array.from({ length: 10 }, () => register(someone(), network)));
    for (const { problem } of some) outcomes.push(problem?.code ?? 'opened');
  }
  expect(outcomes.filter((outcome) => outcome === 'opened')).toHaveLength(limit);
  expect(outcomes.filter((outcome) => outcome === 'RATE_LIMITED')).toHaveLength(10);
  const { problem } = await register(someone(), network);
  expect(problem?.retryAfterSeconds).toBeGreaterThan(800);
  expect((await register(someone())).problem).toBeNull();
  // What is counted here is no attempt to sign in to anybody's account.
  expect(await graph.services.attempts.countTriedInVain()).toBe(0);
});

test('what was never confirmed is removed in time, and nothing else', async () => {
  const ago = new Date(Date.now() - 31 * 60_000);
  const [old, young, confirmed] = [
    await newCitizen(graph, { confirmedAt: null, registeredAt: ago }),
    await newCitizen(graph, { confirmedAt: null }),
    await newCitizen(graph, { registeredAt: ago }),
  ];
  await graph.services.stores.citizens.removePending(30);
  const left = await graph.database.citizen.findMany({
    where: { id: { in: [old.id, young.id, confirmed.id] } },
  });
  expect(left.map(({ id }) => id).sort()).toEqual([young.id, confirmed.id].sort());
});

test.each([
  [{ nationalId: '12345678901' }, 'nationalId NATIONAL_ID_INVALID'],
  [{ nationalId: '003190000001' }, 'nationalId PROVINCE_UNKNOWN'],
  [{ nationalId: '099090000001' }, 'nationalId NATIONAL_ID_DISAGREES'],
  [{ gender: 'MALE' }, 'nationalId NATIONAL_ID_DISAGREES'],
  [{ dateOfBirth: '1991-03-04' }, 'nationalId NATIONAL_ID_DISAGREES'],
  [{ dateOfBirth: '2090-03-04' }, 'dateOfBirth BIRTH_DATE_INVALID'],
  [{ dateOfBirth: '1890-03-04' }, 'dateOfBirth BIRTH_DATE_INVALID'],
  [{ fullName: '  ' }, 'fullName FULL_NAME_INVALID'],
  [{ fullName: 'Trần <b>Thử</b>' }, 'fullName FULL_NAME_INVALID'],
  [{ fullName: 'x'.repeat(101) }, 'fullName FULL_NAME_INVALID'],
  [{ phone: '0297 3550 550' }, 'phone PHONE_INVALID'],
  [{ email: 'mo@' }, 'email EMAIL_INVALID'],
  [{ permanentAddress: 'x'.repeat(301) }, 'permanentAddress ADDRESS_INVALID'],
  [{ password: 'ngắn' }, 'password PASSWORD_LENGTH'],
  [{ password: 'matkhau12345' }, 'password PASSWORD_COMMON'],
  [{ password: 'tranthithunghiem' }, 'password PASSWORD_PERSONAL'],
])('%j is answered at its field', async (more, field) => {
  const { problem } = await register(someone(more));
  expect(problem).toMatchObject({ code: 'BAD_USER_INPUT', fields: [`input.${field}`] });
});

test.each(['Nguyễn Thị Mơ', "Y'Bion Niê", 'Anne-Marie D’Arc', '阮文安', 'Иван Петров', 'O', 'Mo\u031B Lê'])(
  'a name is taken in every script: %s',
  async (fullName) => {
    const id = idOf(await register(someone({ fullName })));
    const row = await graph.database.citizen.findUniqueOrThrow({ where: { id } });
    expect(row.fullName).toBe(fullName.normalize('NFC'));
  },
);

test('everything that is wrong is said at once', async () => {
  const { problem } = await register(someone({ phone: 'x', password: 'x', fullName: '' }));
  expect(problem?.fields).toHaveLength(3);
});

test('a number of the province that does not exist opens an account in a demonstration only', async () => {
  const { checkRegistration } = await import('./check-registration.ts');
  const input = { ...someone(), gender: 'FEMALE' as const };
  expect(() => checkRegistration(input, false)).toThrow('not the code of a province');
  expect(checkRegistration(input, true).nationalId).toBe(input.nationalId);
  expect(checkRegistration({ ...input, nationalId: `091${input.nationalId.slice(3)}` }, false)).toBeTruthy();
  expect(provinceCount).toBe(63);
});

test.each(['roles', 'assuranceLevel', 'id', 'confirmedAt', 'memberships'])(
  'nobody registers with a %s of the own choice',
  async (field) => {
    const answer = graph.ask(Viewer.anonymous, text, { input: someone({ [field]: 'VERIFIED' }) });
    await expect(answer).rejects.toThrow(`"${field}" is not defined`);
  },
);
