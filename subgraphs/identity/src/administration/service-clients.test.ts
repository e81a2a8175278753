import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopesForClientsOf } from '../service-client/client-scopes.ts';
import { clientCredentials } from '../testing/portal-client.ts';
import { type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';

let identity: RunningIdentity;
const tokens = new Map<string, string>();

beforeAll(async () => {
  identity = await startTestIdentity();
  for (const name of ['administrator', 'owner', 'receptionist', 'citizen'])
    tokens.set(name, await identity.tokenFor(name));
});
afterAll(() => identity?.stop());

type Registered = { client: { id: string; clientId: string }; clientSecret: string };

const ask = (by: string, query: string, variables: object) =>
  identity.ask(query, { token: tokens.get(by), variables });

const register = (by: string, code: string, name: string, scopes: string[]) =>
  ask(
    by,
    `mutation ($organization: ID!, $name: String!, $scopes: [String!]!) {
      registerServiceClient(organizationId: $organization, name: $name, scopes: $scopes) {
        client { id clientId name scopes createdAt lastUsedAt revokedAt organization { code } } clientSecret } }`,
    { organization: seedId('organization', code), name, scopes },
  );

const list = (by: string, code: string) =>
  ask(by, 'query ($id: ID!) { serviceClients(organizationId: $id) { id name lastUsedAt revokedAt } }', {
    id: seedId('organization', code),
  });

const revoke = (by: string, id: string) =>
  ask(by, 'mutation ($id: ID!) { revokeServiceClient(id: $id) { id revokedAt } }', { id });

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

async function registered(): Promise<Registered> {
  const answer = await register('administrator', 'IOC', '  Phần mềm bản đồ số ', ['incidents:respond']);
  expect(answer.errors).toBeUndefined();
  return answer.data?.registerServiceClient as Registered;
}

test('a new client gets tokens with its secret, which is shown once and kept as a hash only', async () => {
  const { client, clientSecret } = await registered();
  expect(client).toMatchObject({
    name: 'Phần mềm bản đồ số',
    scopes: ['incidents:respond'],
    lastUsedAt: null,
    revokedAt: null,
    organization: { code: 'IOC' },
  });
  const tokens = await clientCredentials(identity, client.clientId, { secret: clientSecret });
  const me = await identity.ask('{ me { client { id } scopes } }', { token: tokens.access_token });
  expect(me.data?.me).toEqual({ client: { id: client.id }, scopes: ['incidents:respond'] });
  const row = await identity.database.serviceClient.findUniqueOrThrow({ where: { id: client.id } });
  expect(JSON.stringify(row)).not.toContain(clientSecret);
  expect(row.registeredById).toBe(seedId('citizen', 'administrator'));
  expect(identity.logLines.join('')).not.toContain(clientSecret);
  const wrong = await clientCredentials(identity, client.clientId, { secret: `${clientSecret}x` });
  expect(wrong.error).toBe('invalid_client');
});

test('who looks after the clients sees which of them is used', async () => {
  const { client, clientSecret } = await registered();
  await clientCredentials(identity, client.clientId, { secret: clientSecret });
  const listed = (await list('administrator', 'IOC')).data?.serviceClients as { id: string }[];
  expect(listed.find(({ id }) => id === client.id)).toMatchObject({ lastUsedAt: expect.any(String) });
});

test('from the moment it is revoked a client gets no token, also while it asks for many', async () => {
  const { client, clientSecret } = await registered();
  const tokenOnce = () => clientCredentials(identity, client.clientId, { secret: clientSecret });
  expect((await tokenOnce()).access_token).toBeTruthy();
  const [answer] = await Promise.all([
    revoke('administrator', client.id),
    ...Array.from({ length: 5 }, tokenOnce),
  ]);
  expect(answer.data?.revokeServiceClient).toMatchObject({ id: client.id, revokedAt: expect.any(String) });
  expect((await tokenOnce()).error).toBe('invalid_client');
  const again = await revoke('administrator', client.id);
  expect(again.data).toEqual(answer.data);
});

const roll = (by: string, id: string, overlapHours?: number) =>
  ask(
    by,
    `mutation ($id: ID!, $hours: Int) { rollServiceClientSecret(id: $id, overlapHours: $hours) {
      client { id secretRolledAt previousSecretValidUntil } clientSecret } }`,
    { id, hours: overlapHours },
  );

const secretOf = (answer: { data?: Record<string, unknown> | null }) =>
  (answer.data?.rollServiceClientSecret as { clientSecret: string } | undefined)?.clientSecret ?? '';

test('a new secret and the one before work side by side until the overlap ends', async () => {
  const { client, clientSecret: first } = await registered();
  const works = async (secret: string) =>
    (await clientCredentials(identity, client.clientId, { secret })).access_token !== undefined;
  const answer = await roll('administrator', client.id, 2);
  expect(answer.data?.rollServiceClientSecret).toMatchObject({
    client: { secretRolledAt: expect.any(String), previousSecretValidUntil: expect.any(String) },
  });
  const second = secretOf(answer);
  expect(await Promise.all([first, second].map(works))).toEqual([true, true]);

  const third = secretOf(await roll('administrator', client.id, 2));
  expect(await Promise.all([first, second, third].map(works))).toEqual([false, true, true]);
  await identity.database.serviceClient.update({
    where: { id: client.id },
    data: { previousSecretValidUntil: new Date(Date.now() - 1_000) },
  });
  expect(await Promise.all([second, third].map(works))).toEqual([false, true]);
  expect(await identity.database.tokenEpoch.count({ where: { subject: client.clientId } })).toBe(0);
});

test('without an overlap the old secret ends at once, and so do the tokens it got', async () => {
  const { client, clientSecret: first } = await registered();
  const second = secretOf(await roll('administrator', client.id, 0));
  expect((await clientCredentials(identity, client.clientId, { secret: first })).error).toBe(
    'invalid_client',
  );
  expect((await clientCredentials(identity, client.clientId, { secret: second })).access_token).toBeTruthy();
  expect(
    await identity.database.tokenEpoch.findUnique({ where: { subject: client.clientId } }),
  ).toMatchObject({
    epoch: 1,
  });
  expect(identity.logLines.join('')).not.toContain(second);
});

test('an overlap is hours of a week, a revoked client has no secret to change, and strangers change none', async () => {
  const { client } = await registered();
  for (const hours of [-1, 169])
    expect((await roll('administrator', client.id, hours)).errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'overlapHours', code: 'OVERLAP_INVALID' }],
    });
  expect(codeOf(await roll('citizen', client.id))).toBe('FORBIDDEN');
  expect(codeOf(await roll('administrator', seedId('client', 'hotel-software')))).toBe('NOT_FOUND');
  await revoke('administrator', client.id);
  expect(codeOf(await roll('administrator', client.id))).toBe('CONFLICT');
});

test('what nobody has used for 90 days is shown apart', async () => {
  const { client } = await registered();
  const ask = async (isUnused?: boolean) => {
    const variables = { id: seedId('organization', 'IOC'), isUnused };
    const text =
      'query ($id: ID!, $isUnused: Boolean) { serviceClients(organizationId: $id, isUnused: $isUnused) { id isUnused } }';
    const { data } = await identity.ask(text, { token: tokens.get('administrator'), variables });
    return data?.serviceClients as { id: string; isUnused: boolean }[];
  };
  expect(await ask(true)).toEqual([]);
  const createdAt = new Date(Date.now() - 91 * 86_400_000);
  await identity.database.serviceClient.update({ where: { id: client.id }, data: { createdAt } });
  expect(await ask(true)).toEqual([{ id: client.id, isUnused: true }]);
  expect((await ask(false)).map(({ id }) => id)).not.toContain(client.id);
  expect((await ask()).map(({ id }) => id)).toContain(client.id);
});

test('clients above, beside and of others are out of reach', async () => {
  for (const [by, code] of [
    ['administrator', 'UBND-TINH'],
    ['administrator', 'LB-0001'],
    ['receptionist', 'LB-0001'],
    ['owner', 'LB-0003'],
    ['owner', 'UBND-DK'],
    ['citizen', 'IOC'],
  ] as const) {
    expect(codeOf(await register(by, code, 'x', ['accommodation:declare'])), `${by} ${code}`).toBe(
      'FORBIDDEN',
    );
    expect(codeOf(await list(by, code)), `${by} ${code}`).toBe('FORBIDDEN');
  }
  const foreign = await revoke('administrator', seedId('client', 'hotel-software'));
  expect(codeOf(foreign)).toBe('NOT_FOUND');
  expect(foreign).toEqual(await revoke('administrator', seedId('client', 'nothing')));
});

test('a hotel registers its own software, with what hotels do', async () => {
  const answer = await register('owner', 'LB-0002', 'Phần mềm lễ tân', ['accommodation:declare']);
  expect(answer.errors).toBeUndefined();
  const beyond = await register('owner', 'LB-0002', 'Phần mềm lễ tân', ['accommodation:inspect']);
  expect(codeOf(beyond)).toBe('BAD_USER_INPUT');
});

test('no machine administers people, and none holds what its organisation has nothing to do with', async () => {
  for (const scope of [
    'identity:members',
    'identity:clients',
    'identity:verify',
    'accommodation:declare',
    '*',
  ]) {
    const answer = await register('administrator', 'IOC', 'Phần mềm', ['incidents:respond', scope]);
    expect(answer.errors?.[0]?.extensions, scope).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'scopes', code: 'SCOPE_NOT_HERE' }],
    });
  }
});

test.each(['', '   ', 'x'.repeat(101), 'a\u202Eb', 'a\u0000b'])(
  'a name is text to read: %j',
  async (name) => {
    expect(codeOf(await register('administrator', 'IOC', name, ['incidents:respond']))).toBe(
      'BAD_USER_INPUT',
    );
  },
);

test('every seeded client holds what it may', async () => {
  const rows = await identity.database.serviceClient.findMany({ include: { organization: true } });
  for (const { clientId, scopes, organization } of rows)
    expect(scopesForClientsOf(organization.kind), clientId).toEqual(expect.arrayContaining(scopes));
});
