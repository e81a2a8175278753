import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { existsIn } from '../membership/role-places.ts';
import { type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';

let identity: RunningIdentity;
const tokens = new Map<string, string>();

beforeAll(async () => {
  identity = await startTestIdentity();
  for (const name of ['administrator', 'citizen', 'owner', 'receptionist']) await signIn(name);
});
afterAll(() => identity?.stop());

async function signIn(name: string): Promise<string> {
  const token = await identity.tokenFor(name);
  tokens.set(name, token);
  return token;
}

const grantText = `mutation ($citizen: ID!, $organization: ID!, $roles: [Role!]!) {
  grantMembership(citizenId: $citizen, organizationId: $organization, roles: $roles) { id roles organization { code } } }`;
const revokeText = 'mutation ($id: ID!) { revokeMembership(id: $id) { id } }';

const person = (name: string) => seedId('citizen', name);
const unit = (code: string) => seedId('organization', code);
const tokenOf = (name: string) => tokens.get(name);

function grant(by: string, name: string, code: string, roles: string[]) {
  const variables = { citizen: person(name), organization: unit(code), roles };
  return identity.ask(grantText, { token: tokenOf(by), variables });
}
const revoke = (by: string, id: string) =>
  identity.ask(revokeText, { token: tokenOf(by), variables: { id } });

const idOf = (answer: { data?: Record<string, unknown> | null }) =>
  (answer.data?.grantMembership as { id: string } | undefined)?.id ?? '';
const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

const currentOf = (name: string) =>
  identity.database.membership.findMany({ where: { citizenId: person(name), revokedAt: null } });

test('an administrator adds somebody below the own organisation; the next token carries the scopes', async () => {
  const answer = await grant('administrator', 'citizen', 'P-TP', ['CASE_OFFICER', 'CASE_MANAGER']);
  expect(answer.data?.grantMembership).toMatchObject({
    roles: ['CASE_MANAGER', 'CASE_OFFICER'],
    organization: { code: 'P-TP' },
  });
  const token = await signIn('citizen');
  const me = await identity.ask('{ me { scopes unreadNotifications } }', { token });
  expect(me.data?.me).toEqual({ scopes: ['identity:lookup', 'procedures:process'], unreadNotifications: 1 });
});

test('granting again changes nothing; other roles end what was held before and keep it on record', async () => {
  const first = await grant('administrator', 'receptionist', 'P-KT', ['CASE_OFFICER']);
  const again = await grant('administrator', 'receptionist', 'P-KT', ['CASE_OFFICER', 'CASE_OFFICER']);
  expect(idOf(again)).toBe(idOf(first));
  const other = await grant('administrator', 'receptionist', 'P-KT', ['CASE_MANAGER']);
  expect(idOf(other)).not.toBe(idOf(first));
  const rows = await identity.database.membership.findMany({
    where: { citizenId: person('receptionist'), organizationId: unit('P-KT') },
    orderBy: { grantedAt: 'asc' },
  });
  expect(rows).toMatchObject([
    { roles: ['CASE_OFFICER'], grantedById: person('administrator'), revokedById: person('administrator') },
    { roles: ['CASE_MANAGER'], revokedAt: null },
  ]);
});

test('nobody administers above, beside or without the right', async () => {
  expect(codeOf(await grant('administrator', 'citizen', 'UBND-TINH', ['CASE_OFFICER']))).toBe('FORBIDDEN');
  expect(codeOf(await grant('administrator', 'citizen', 'LB-0001', ['RECEPTIONIST']))).toBe('FORBIDDEN');
  expect(codeOf(await grant('receptionist', 'citizen', 'LB-0001', ['RECEPTIONIST']))).toBe('FORBIDDEN');
  expect(codeOf(await grant('owner', 'citizen', 'LB-0003', ['RECEPTIONIST']))).toBe('FORBIDDEN');
  const anonymous = await identity.ask(grantText, {
    variables: { citizen: person('citizen'), organization: unit('P-TP'), roles: ['CASE_OFFICER'] },
  });
  expect(codeOf(anonymous)).toBe('UNAUTHENTICATED');
});

test('nobody gives roles to oneself, and the last administrator stays until there is another', async () => {
  expect(codeOf(await grant('administrator', 'administrator', 'IOC', ['DISPATCHER']))).toBe('FORBIDDEN');
  const own = seedId('membership', 'administrator@UBND-DK');
  const answer = await revoke('administrator', own);
  expect(answer.errors?.[0]).toMatchObject({
    message: expect.stringContaining('quản trị viên cuối cùng'),
    extensions: { code: 'CONFLICT', reason: 'LAST_ADMINISTRATOR' },
  });
  expect(await currentOf('administrator')).toHaveLength(1);
});

test('an administrator leaves when another stays, in the organisation or above it', async () => {
  const leaving = idOf(await grant('administrator', 'environment-officer', 'P-TNMT', ['ADMINISTRATOR']));
  await signIn('environment-officer');
  expect((await revoke('environment-officer', leaving)).data?.revokeMembership).toEqual({ id: leaving });

  const successor = idOf(await grant('administrator', 'environment-officer', 'UBND-DK', ['ADMINISTRATOR']));
  await signIn('environment-officer');
  const first = seedId('membership', 'administrator@UBND-DK');
  const answers = await Promise.all([
    revoke('administrator', first),
    revoke('environment-officer', successor),
  ]);
  expect(answers.map(codeOf).filter(Boolean)).toEqual(['CONFLICT']);
  const row = { revokedAt: null, revokedById: null };
  await identity.database.membership.update({ where: { id: first }, data: row });
  await revoke('administrator', successor);
  expect(await currentOf('administrator')).toHaveLength(1);
});

test('roles exist only where they make sense, and every seeded membership makes sense', async () => {
  const answer = await grant('administrator', 'citizen', 'P-TP', ['RECEPTIONIST', 'CAMERA_OPERATOR']);
  expect(answer.errors?.[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT', fields: [{ code: 'ROLE_NOT_HERE' }, { code: 'ROLE_NOT_HERE' }] },
  });
  expect(codeOf(await grant('administrator', 'citizen', 'P-TP', []))).toBe('BAD_USER_INPUT');
  const rows = await identity.database.membership.findMany({ include: { organization: true } });
  for (const { roles, organization } of rows)
    for (const role of roles) expect(existsIn(role, organization.kind), organization.code).toBe(true);
});

test('an abolished unit, an unknown unit and an unknown person take no members', async () => {
  for (const code of ['UBND-H', 'not-there'])
    expect(codeOf(await grant('administrator', 'citizen', code, ['CASE_OFFICER'])), code).toBe('NOT_FOUND');
  expect(codeOf(await grant('administrator', 'nobody', 'P-TP', ['CASE_OFFICER']))).toBe('NOT_FOUND');
  const strange = await identity.ask(grantText, {
    token: tokenOf('administrator'),
    variables: { citizen: "' OR 1=1--", organization: unit('P-TP'), roles: ['CASE_OFFICER'] },
  });
  expect(codeOf(strange)).toBe('NOT_FOUND');
});

test('twenty grants at once make one membership', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => grant('administrator', 'owner', 'P-NV', ['CASE_OFFICER'])),
  );
  expect(new Set(answers.map(idOf)).size).toBe(1);
  const rows = await identity.database.membership.findMany({
    where: { citizenId: person('owner'), organizationId: unit('P-NV') },
  });
  expect(rows).toHaveLength(1);
});

test('a membership that was revoked is gone, and a membership elsewhere never was there', async () => {
  const id = idOf(await grant('administrator', 'camera-operator', 'P-TP', ['CASE_OFFICER']));
  expect((await revoke('administrator', id)).data?.revokeMembership).toEqual({ id });
  expect((await revoke('administrator', id)).data?.revokeMembership).toEqual({ id });
  expect(await currentOf('camera-operator')).toMatchObject([{ organizationId: unit('IOC') }]);
  const foreign = await revoke('administrator', seedId('membership', 'receptionist@LB-0001'));
  const none = await revoke('administrator', seedId('membership', 'nothing'));
  expect(codeOf(foreign)).toBe('NOT_FOUND');
  expect(foreign).toEqual(none);
});

test('an administrator who was removed a moment ago can do nothing with the token of before', async () => {
  expect(codeOf(await grant('administrator', 'inspector', 'P-VHTT', ['ADMINISTRATOR']))).toBeUndefined();
  await signIn('inspector');
  expect(codeOf(await grant('inspector', 'citizen', 'P-VHTT', ['CASE_OFFICER']))).toBeUndefined();
  const membership = await identity.database.membership.findFirstOrThrow({
    where: { citizenId: person('inspector'), organizationId: unit('P-VHTT'), revokedAt: null },
  });
  await revoke('administrator', membership.id);
  expect(codeOf(await grant('inspector', 'citizen', 'P-VHTT', ['CASE_MANAGER']))).toBe('FORBIDDEN');
});

test('of two administrators who remove each other at once one remains', async () => {
  const ids: string[] = [];
  for (const name of ['case-officer', 'dispatcher']) {
    ids.push(idOf(await grant('administrator', name, 'P-GDDT', ['ADMINISTRATOR'])));
    await signIn(name);
  }
  const [officers = '', dispatchers = ''] = ids;
  const answers = await Promise.all([revoke('case-officer', dispatchers), revoke('dispatcher', officers)]);
  expect(answers.map(codeOf).sort()).toEqual(['NOT_FOUND', undefined]);
  const left = await identity.database.membership.count({
    where: { organizationId: unit('P-GDDT'), revokedAt: null },
  });
  expect(left).toBe(1);
});

test('granting and revoking at once leave one legal state, each step with its author', async () => {
  const id = idOf(await grant('administrator', 'owner', 'P-VHTT', ['CASE_OFFICER']));
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, turn) =>
      turn % 2 === 0
        ? revoke('administrator', id)
        : grant('administrator', 'owner', 'P-VHTT', [turn % 4 === 1 ? 'CASE_MANAGER' : 'CASE_OFFICER']),
    ),
  );
  expect(answers.map(codeOf).filter(Boolean)).toEqual([]);
  const rows = await identity.database.membership.findMany({
    where: { citizenId: person('owner'), organizationId: unit('P-VHTT') },
  });
  expect(rows.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(1);
  for (const { grantedById, revokedAt, revokedById } of rows) {
    expect(grantedById).toBe(person('administrator'));
    expect(revokedById).toBe(revokedAt === null ? null : person('administrator'));
  }
  // Each row began once and each but the last ended once: so many times tokens of before were taken back.
  const epoch = await identity.database.tokenEpoch.findUnique({ where: { subject: person('owner') } });
  expect(epoch?.epoch).toBeGreaterThanOrEqual(rows.length);
});
