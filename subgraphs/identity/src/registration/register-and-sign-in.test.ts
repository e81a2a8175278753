import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PortalClient } from '../testing/portal-client.ts';
import { type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});
afterAll(() => identity?.stop());

const input = {
  nationalId: '099 190 123 456',
  fullName: 'Đỗ Thị Biển',
  dateOfBirth: '1990-11-20',
  gender: 'FEMALE',
  phone: '(+84) 0912.777.888',
  password: 'mưa rào trên đảo ngọc',
};

/** What the default carrier left in its folder. */
async function messages(): Promise<string[]> {
  const folder = join(identity.filesDirectory, 'text-messages');
  const files = await readdir(folder).catch(() => []);
  return Promise.all(
    files.filter((file) => file.endsWith('.txt')).map((file) => readFile(join(folder, file), 'utf8')),
  );
}

test('a person registers, confirms the phone by the code in the folder and signs in', async () => {
  const registered = await identity.ask(
    'mutation ($i: RegisterCitizenInput!) { registerCitizen(input: $i) { id } }',
    {
      variables: { i: input },
    },
  );
  const id = (registered.data?.registerCitizen as { id: string } | undefined)?.id ?? '';
  const early = await new PortalClient(identity).code('099190123456', input.password).catch(() => null);
  expect(early).toBeNull();

  await expect.poll(messages).toHaveLength(1);
  const [message = ''] = await messages();
  expect(message.startsWith('+84912777888\n')).toBe(true);
  const code = /\b\d{6}\b/.exec(message.split('\n')[1] ?? '')?.[0] ?? '';
  const folder = await stat(join(identity.filesDirectory, 'text-messages'));
  expect(folder.mode & 0o077).toBe(0);
  const confirmed = await identity.ask(
    'mutation ($id: ID!, $code: String!) { confirmPhone(citizenId: $id, code: $code) { id } }',
    { variables: { id, code } },
  );
  expect(confirmed.data?.confirmPhone).toEqual({ id });

  for (const name of ['099190123456', '0912 777 888']) {
    const portal = new PortalClient(identity);
    const tokens = await portal.exchange(await portal.code(name, input.password));
    const me = await identity.ask('{ me { citizen { id fullName } scopes } }', {
      token: tokens.access_token,
    });
    expect(me.data?.me).toEqual({ citizen: { id, fullName: 'Đỗ Thị Biển' }, scopes: [] });
  }
  const log = identity.logLines.join('');
  for (const secret of [input.password, code, '+84912777888', '099190123456', 'Đỗ Thị Biển'])
    expect(log).not.toContain(secret);
});

test('what a registration answers is an id, and nothing to who has not signed in', async () => {
  const answer = await identity.ask(
    'mutation ($i: RegisterCitizenInput!) { registerCitizen(input: $i) { id fullName } }',
    { variables: { i: { ...input, nationalId: '099190123457', phone: '0912777999' } } },
  );
  expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test.each(['role', 'verified', 'ownerId', 'status'])(
  'an input with a %s is refused by the schema',
  async (field) => {
    const answer = await identity.ask(
      'mutation ($i: RegisterCitizenInput!) { registerCitizen(input: $i) { id } }',
      { variables: { i: { ...input, [field]: 'x' } } },
    );
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);
