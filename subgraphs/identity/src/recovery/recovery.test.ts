import { randomInt, randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword, isPasswordOf } from '../sign-in/password.ts';
import { expectSameTime } from '../testing/even-time.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { SoftwarePasskey } from '../testing/software-passkey.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';
import { RecoveryStore } from './recovery.store.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph?.stop());

const oldPassword = 'thuyen thung ra khoi';
const newPassword = 'ngoc trai bien dao 7';

async function holder() {
  const phone = `+849${randomInt(10_000_000, 99_999_999)}`;
  const row = await newCitizen(graph, {
    passwordHash: await hashPassword(oldPassword),
    phoneHash: graph.vault.fingerprint('phone', phone),
  });
  const phoneCipher = graph.vault.seal(phone, `phone:${row.id}`);
  await graph.database.citizen.update({ where: { id: row.id }, data: { phoneCipher } });
  const secondFactors = await graph.services.factors.newRecoveryCodes(row.id);
  const sid = randomUUID();
  const session = { id: sid, citizenId: row.id, device: '?', network: '?', methods: [] };
  await graph.database.signInSession.create({ data: session });
  return { ...row, phone, secondFactors, sid };
}

const begin = (name: string) =>
  graph.ask(Viewer.anonymous, 'mutation ($name: String!) { beginPasswordReset(name: $name) }', { name });

const resetText = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }';
/** Each from a place of its own, unless a test says otherwise. */
const reset = (input: Record<string, unknown>, network: string = randomUUID()) =>
  graph.ask(Viewer.anonymous, resetText, { input: { newPassword, ...input } }, network);

async function hasPassword(id: string, password: string): Promise<boolean> {
  const { passwordHash } = await graph.database.citizen.findUniqueOrThrow({ where: { id } });
  return isPasswordOf(passwordHash, password);
}

test('a code to the phone and one from paper set a new password, and every device is signed out', async () => {
  const { id, phone, nationalId, secondFactors, sid } = await holder();
  expect((await begin(nationalId)).data).toEqual({ beginPasswordReset: true });
  const code = await graph.codeFor(phone);
  const [secondFactor = '', unused = ''] = secondFactors;
  const typed = `${code.slice(0, 3)}-${code.slice(3)}`;
  expect((await reset({ name: phone, code: typed, secondFactor })).data).toEqual({ resetPassword: true });
  expect(await hasPassword(id, newPassword)).toBe(true);
  expect(await graph.database.revocation.count({ where: { sessionId: sid } })).toBe(1);
  const told = await graph.database.notification.findFirst({ where: { citizenId: id } });
  expect(told?.titleVi).toBe('Mật khẩu đã được đổi');
  const again = await reset({ name: phone, code, secondFactor: unused, newPassword: 'mot cai khac 99' });
  expect(again.problem?.reason).toBe('RECOVERY_REFUSED');
  expect(await hasPassword(id, newPassword)).toBe(true);
});

test('one of the two alone is not enough, and every refusal has one answer', async () => {
  const { id, phone, nationalId, secondFactors } = await holder();
  await begin(phone);
  const code = await graph.codeFor(phone);
  const [secondFactor] = secondFactors;
  const refusals = [
    await reset({ name: nationalId, code, secondFactor: 'aaaaa-aaaaa' }),
    await reset({ name: nationalId, code, secondFactor: null }),
    await reset({ name: nationalId, code: 'aaaaaa', secondFactor }),
    await reset({ name: 'nobody at all', code, secondFactor }),
    await reset({ name: '099190999999', code, secondFactor }),
  ];
  for (const { problem } of refusals)
    expect(problem).toEqual({ ...refusals[0]?.problem, code: 'CONFLICT', reason: 'RECOVERY_REFUSED' });
  expect(await hasPassword(id, oldPassword)).toBe(true);
});

test('a code is tried five times at most', async () => {
  const { id, phone, secondFactors } = await holder();
  await begin(phone);
  const code = await graph.codeFor(phone);
  await Promise.all(Array.from({ length: 5 }, () => reset({ name: phone, code: '', secondFactor: '' })));
  const late = await reset({ name: phone, code, secondFactor: secondFactors[0] });
  expect(late.problem?.reason).toBe('RECOVERY_REFUSED');
  expect(await hasPassword(id, oldPassword)).toBe(true);
});

test('a flood from one place is refused at once and neither others nor password prompts wait for it', async () => {
  const [{ phone, secondFactors }, { id }] = [await holder(), await holder()];
  await begin(phone);
  const code = await graph.codeFor(phone);
  let serial = 0;
  const flood = Array.from({ length: 60 }, () =>
    reset({ name: `somebody-${serial++}`, code: 'aaaaaa' }, 'one place'),
  );
  const prompt = graph.ask(
    person(id),
    change,
    { current: oldPassword, next: 'mot cai khac 99' },
    'one place',
  );
  const other = await reset({ name: phone, code, secondFactor: secondFactors[0] });
  expect(other.data).toEqual({ resetPassword: true });
  expect((await prompt).data).toEqual({ changePassword: true });
  const reasons = (await Promise.all(flood)).map(({ problem }) => problem?.reason ?? problem?.code);
  expect(reasons.filter((reason) => reason === 'RECOVERY_REFUSED')).toHaveLength(12);
  expect(reasons.filter((reason) => reason === 'RATE_LIMITED')).toHaveLength(48);
});

test('a lock by the ID number says nothing of the phone, but holds for it', async () => {
  const { id, nationalId, phone, secondFactors } = await holder();
  await begin(phone);
  const code = await graph.codeFor(phone);
  for (let round = 0; round < 2; round++)
    await Promise.all(
      Array.from({ length: 5 }, () => reset({ name: nationalId, code: 'aaaaaa' }, randomUUID())),
    );
  expect((await reset({ name: nationalId, code: 'aaaaaa' })).problem?.code).toBe('RATE_LIMITED');
  // As if the code had its tries still.
  await graph.database.accountRecovery.updateMany({ where: { citizenId: id }, data: { attempts: 0 } });
  const own = await reset({ name: phone, code, secondFactor: secondFactors[0] });
  const another = await reset({ name: '0912345000', code, secondFactor: secondFactors[0] });
  expect(own).toEqual(another);
  expect(own.problem?.reason).toBe('RECOVERY_REFUSED');
  expect(await hasPassword(id, oldPassword)).toBe(true);
});

test('one network asks for so many codes, whatever the names', async () => {
  let serial = 0;
  const ask = (network: string) =>
    graph.ask(
      Viewer.anonymous,
      'mutation ($name: String!) { beginPasswordReset(name: $name) }',
      { name: `stranger-${serial++}` },
      network,
    );
  const key = graph.vault.fingerprint('passwordResetNetwork', 'one of many names');
  await graph.database.signInAttempt.createMany({
    data: Array.from({ length: 99 }, () => ({ accountKey: key, addressKey: key })),
  });
  expect((await ask('one of many names')).problem).toBeNull();
  expect((await ask('one of many names')).problem?.code).toBe('RATE_LIMITED');
  expect((await ask('another')).problem).toBeNull();
});

test('asking for a code and setting a password take as long for nobody as for somebody', async () => {
  const { phone } = await holder();
  let serial = 0;
  await expectSameTime(300, [() => begin(phone), () => begin(`nobody-${serial++}`)]);
  await expectSameTime(400, [
    () => reset({ name: phone, code: 'aaaaaa' }),
    () => reset({ name: `nobody-${serial++}`, code: 'aaaaaa' }),
  ]);
});

/** An account with a passkey and neither app nor codes. */
async function passkeyHolder() {
  const person = await holder();
  await graph.database.recoveryCode.deleteMany({ where: { citizenId: person.id } });
  const passkey = new SoftwarePasskey('http://localhost:4001');
  const asked = await graph.services.passkeys.addOptions({ citizenId: person.id, name: 'A' });
  const answer = passkey.create(asked as { challenge: string });
  await graph.services.passkeys.add({ citizenId: person.id, name: 'Điện thoại', answer });
  return { ...person, passkey };
}

const beginPasskey = 'mutation { beginPasskeyReset }';

async function challenge(): Promise<{ challenge: string; allowCredentials?: unknown[] }> {
  const { data } = await graph.ask(Viewer.anonymous, beginPasskey);
  return JSON.parse(String(data?.beginPasskeyReset));
}

test('a code to the phone and a passkey set a new password; the challenge names nobody', async () => {
  const { id, phone, passkey } = await passkeyHolder();
  await begin(phone);
  const code = await graph.codeFor(phone);
  const asked = await challenge();
  expect(asked.allowCredentials ?? []).toEqual([]);
  const signed = JSON.stringify(passkey.get(asked));
  expect((await reset({ name: phone, code, passkey: signed })).data).toEqual({ resetPassword: true });
  expect(await hasPassword(id, newPassword)).toBe(true);
});

test('a passkey without the code, of somebody else, made up or used before sets no password', async () => {
  const [victim, thief] = [await passkeyHolder(), await passkeyHolder()];
  await begin(victim.phone);
  const code = await graph.codeFor(victim.phone);
  const own = JSON.stringify(victim.passkey.get(await challenge()));
  const used = JSON.stringify(thief.passkey.get(await challenge()));
  const attempts = [
    { code: '000000x', passkey: own },
    { code, passkey: used },
    { code, passkey: JSON.stringify(victim.passkey.get({ challenge: 'bWFkZSB1cA' })) },
    { code, passkey: '{"response":{"clientDataJSON":"e30"}}' },
  ];
  for (const attempt of attempts)
    expect((await reset({ name: victim.phone, ...attempt })).problem?.reason).toBe('RECOVERY_REFUSED');
  await begin(thief.phone);
  const theirs = await graph.codeFor(thief.phone);
  const again = await reset({ name: thief.phone, code: theirs, passkey: used });
  expect(again.problem?.reason).toBe('RECOVERY_REFUSED');
  for (const { id } of [victim, thief]) expect(await hasPassword(id, oldPassword)).toBe(true);
});

test('a weak new password is refused before anything is looked at, one made of the own name after the proof', async () => {
  const { phone, secondFactors } = await holder();
  const short = await reset({ name: phone, code: '123456', newPassword: 'short' });
  expect(short.problem?.fields).toEqual(['input.newPassword PASSWORD_LENGTH']);
  await begin(phone);
  const code = await graph.codeFor(phone);
  const own = await reset({
    name: phone,
    code,
    secondFactor: secondFactors[0],
    newPassword: 'tranthithu1990',
  });
  expect(own.problem?.fields).toEqual(['input.newPassword PASSWORD_PERSONAL']);
  // Nothing of what was typed is spent by that.
  const again = await reset({ name: phone, code, secondFactor: secondFactors[0] });
  expect(again.data).toEqual({ resetPassword: true });
});

const change = `mutation ($current: String!, $next: String!) {
  changePassword(currentPassword: $current, newPassword: $next)
}`;

test('the old password sets a new one, and the other devices are signed out', async () => {
  const { id, sid } = await holder();
  const viewer = new Viewer({ kind: 'citizen', citizenId: id, sessionId: 'this one' });
  const wrong = await graph.ask(viewer, change, { current: 'not it', next: newPassword });
  expect(wrong.problem?.fields).toEqual(['currentPassword PASSWORD_WRONG']);
  expect(await graph.database.revocation.count({ where: { sessionId: sid } })).toBe(0);
  const right = await graph.ask(viewer, change, { current: oldPassword, next: newPassword });
  expect(right.data).toEqual({ changePassword: true });
  expect(await hasPassword(id, newPassword)).toBe(true);
  expect(await graph.database.revocation.count({ where: { sessionId: sid } })).toBe(1);
});

/** An administrator with a desk, as the token and the tables say. */
async function officer() {
  const { id } = await newCitizen(graph);
  const organizationId = await newOrganization(graph, { kind: 'COMMUNE', name: 'UBND' });
  await graph.database.membership.create({
    data: { id: randomUUID(), citizenId: id, organizationId, roles: ['ADMINISTRATOR'] },
  });
  return { id, organizationId, viewer: person(id, [{ organizationId, scopes: ['identity:verify'] }]) };
}

const answerOf: Record<string, string> = { issueRecoveryCode: '{ code validUntil }' };
const codeIn = (data: Record<string, unknown> | null | undefined) =>
  data?.issueRecoveryCode as { code: string; validUntil: Date };

const atDesk = (viewer: Viewer, mutation: string, nationalId: string) =>
  graph.ask(
    viewer,
    `mutation ($input: DeskDecisionInput!) { ${mutation}(input: $input) ${answerOf[mutation] ?? ''} }`,
    {
      input: { nationalId, documentSeen: 'CCCD gắn chip', reason: 'Mất điện thoại' },
    },
  );

test("an officer's code sets a new password alone, removes the lost factors and leaves its trace", async () => {
  const { id, nationalId, secondFactors } = await holder();
  const { viewer, id: officerId } = await officer();
  const { data } = await atDesk(viewer, 'issueRecoveryCode', nationalId);
  const { code, validUntil } = codeIn(data);
  const issued = await graph.database.accountRecovery.findFirst({ where: { citizenId: id } });
  expect(new Date(validUntil)).toEqual(issued?.expiresAt);
  const recoveries = new RecoveryStore(graph.database, graph.vault);
  await recoveries.add({ id: randomUUID(), citizenId: id, isFromDesk: false, code: '123456' });
  expect((await reset({ name: nationalId, code: code.toUpperCase() })).data).toEqual({ resetPassword: true });
  expect(await recoveries.tryCode(id, '123456')).toBeNull();
  expect(await hasPassword(id, newPassword)).toBe(true);
  expect(await graph.database.recoveryCode.count({ where: { citizenId: id } })).toBe(0);
  expect(secondFactors).toHaveLength(10);
  const [trace] = await graph.database.deskDecision.findMany({ where: { citizenId: id } });
  expect(trace).toMatchObject({ kind: 'RECOVERY_CODE', officerId, documentSeen: 'CCCD gắn chip' });
  const told = await graph.database.notification.findFirst({
    where: { citizenId: id, titleVi: 'Thay đổi tại quầy' },
  });
  expect(told?.bodyVi).toContain('Mất điện thoại');
});

test('strangers who guess do not use up a code of the desk', async () => {
  const { id, nationalId, phone } = await holder();
  const { viewer } = await officer();
  const { code } = codeIn((await atDesk(viewer, 'issueRecoveryCode', nationalId)).data);
  await Promise.all(Array.from({ length: 7 }, () => reset({ name: phone, code: 'aaaaa-aaaaa' })));
  expect((await reset({ name: nationalId, code })).data).toEqual({ resetPassword: true });
  expect(await hasPassword(id, newPassword)).toBe(true);
});

test('a hotel has an administrator too, whose desk decides about nobody’s account', async () => {
  const { id, nationalId } = await holder();
  const { viewer, organizationId } = await officer();
  const atHotel = person(viewer.citizenId ?? '', [
    { organizationId, kind: 'LODGING_BUSINESS', scopes: ['identity:verify'] },
  ]);
  for (const mutation of ['issueRecoveryCode', 'freezeAccount', 'releaseNationalId'])
    expect((await atDesk(atHotel, mutation, nationalId)).problem?.code).toBe('FORBIDDEN');
  const verify = 'mutation ($id: ID!) { verifyCitizen(citizenId: $id, documentSeen: "CCCD") { id } }';
  expect((await graph.ask(atHotel, verify, { id })).problem?.code).toBe('FORBIDDEN');
  expect(await graph.database.deskDecision.count({ where: { citizenId: id } })).toBe(0);
});

test('a closed account cannot be recovered and is out at once; opened again it is as before', async () => {
  const { id, nationalId, sid } = await holder();
  const { viewer } = await officer();
  await atDesk(viewer, 'freezeAccount', nationalId);
  expect(await graph.database.revocation.count({ where: { sessionId: sid } })).toBe(1);
  const { data } = await atDesk(viewer, 'issueRecoveryCode', nationalId);
  const refused = await reset({ name: nationalId, code: codeIn(data).code });
  expect(refused.problem?.reason).toBe('RECOVERY_REFUSED');
  await atDesk(viewer, 'unfreezeAccount', nationalId);
  expect(await graph.database.citizen.count({ where: { id, frozenAt: null } })).toBe(1);
});

test('a number that somebody else had registered is free for its true holder', async () => {
  const { id, nationalId } = await holder();
  const { viewer } = await officer();
  const link = { issuer: 'https://id.example', subject: randomUUID(), citizenId: id };
  await graph.database.upstreamAccount.create({ data: link });
  const register = () =>
    graph.ask(
      Viewer.anonymous,
      'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { id } }',
      {
        input: {
          nationalId,
          fullName: 'Trần Thị Thật',
          dateOfBirth: '1990-03-04',
          gender: 'FEMALE',
          phone: `09${randomInt(10_000_000, 99_999_999)}`,
          password: newPassword,
        },
      },
    );
  expect((await register()).problem?.reason).toBe('ACCOUNT_NOT_OPENED');
  expect((await atDesk(viewer, 'releaseNationalId', nationalId)).data).toEqual({ releaseNationalId: true });
  const { data } = await register();
  expect((data?.registerCitizen as { id: string } | undefined)?.id).not.toBe(id);
  const before = await graph.database.citizen.findUniqueOrThrow({ where: { id } });
  expect(before.frozenAt).not.toBeNull();
  expect(await graph.database.upstreamAccount.count({ where: { citizenId: id } })).toBe(0);
  expect(graph.vault.open(before.nationalIdCipher, `nationalId:${id}`)).toBe(nationalId);
});

test.each(['issueRecoveryCode', 'freezeAccount', 'unfreezeAccount', 'releaseNationalId'])(
  '%s: not without the scope, not on the own account, not on people of organisations above',
  async (mutation) => {
    const { nationalId, id } = await holder();
    expect((await atDesk(person(id), mutation, nationalId)).problem?.code).toBe('FORBIDDEN');
    expect((await atDesk(Viewer.anonymous, mutation, nationalId)).problem?.code).toBe('UNAUTHENTICATED');
    const { viewer } = await officer();
    const elsewhere = await newOrganization(graph, { kind: 'POLICE', name: 'Công an' });
    await graph.database.membership.create({
      data: { id: randomUUID(), citizenId: id, organizationId: elsewhere, roles: ['LODGING_INSPECTOR'] },
    });
    expect((await atDesk(viewer, mutation, nationalId)).problem?.reason).toBe('ACCOUNT_OUT_OF_REACH');
    const self = person(id, [{ organizationId: elsewhere, scopes: ['identity:verify'] }]);
    expect((await atDesk(self, mutation, nationalId)).problem?.reason).toBe('OWN_ACCOUNT');
    expect(await graph.database.deskDecision.count({ where: { citizenId: id } })).toBe(0);
  },
);
