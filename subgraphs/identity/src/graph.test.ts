import { demoClientSecret } from '@city/kit/seed/demo-secret';
import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientCredentials, PortalClient } from './testing/portal-client.ts';
import { demo, type RunningIdentity, startTestIdentity } from './testing/running-identity.ts';

let identity: RunningIdentity;
const tokens = new Map<string, string>();
const citizenId = seedId('citizen', 'citizen');

beforeAll(async () => {
  identity = await startTestIdentity();
  for (const name of ['citizen', 'receptionist', 'inspector', 'administrator', 'owner', 'dispatcher'])
    tokens.set(name, (await new PortalClient(identity).signIn(name)).access_token);
  tokens.set('hotel-software', (await clientCredentials(identity, 'hotel-software')).access_token);
});
afterAll(() => identity?.stop());

const as = (name: string) => ({ token: tokens.get(name) });

function entity(typename: string, id: unknown, fields: string, name?: string) {
  return identity.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${fields} } } }`,
    { variables: { r: [{ __typename: typename, id }] }, ...(name && as(name)) },
  );
}

const recordsOf = (id: string) =>
  identity.database.accessRecord.findMany({ where: { citizenId: id }, orderBy: { accessedAt: 'asc' } });

test('a person sees the own account, all of it, and no access record is kept for that', async () => {
  const answer = await identity.ask(
    `{ me { citizen { id fullName nationalId dateOfBirth gender phone email permanentAddress assuranceLevel registeredAt }
        client { id } memberships { roles organization { code name { vi en } parent { code } } } scopes } }`,
    as('receptionist'),
  );
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.me).toMatchObject({
    citizen: {
      id: seedId('citizen', 'receptionist'),
      fullName: 'Nguyễn Minh Khôi',
      nationalId: '099201000002',
      dateOfBirth: '2001-08-25',
      gender: 'MALE',
      phone: '+84900000002',
      assuranceLevel: 'VERIFIED',
    },
    client: null,
    memberships: [{ roles: ['RECEPTIONIST'], organization: { code: 'LB-0001', parent: null } }],
    scopes: ['accommodation:declare'],
  });
  expect(await recordsOf(seedId('citizen', 'receptionist'))).toEqual([]);
});

test('a machine sees itself and its organisation', async () => {
  const answer = await identity.ask(
    '{ me { citizen { id } client { id name scopes revokedAt organization { code } } memberships { id } scopes } }',
    as('hotel-software'),
  );
  expect(answer.data?.me).toMatchObject({
    citizen: null,
    client: {
      id: seedId('client', 'hotel-software'),
      scopes: ['accommodation:declare'],
      organization: { code: 'LB-0001' },
    },
    memberships: [],
    scopes: ['accommodation:declare'],
  });
});

test('without a token there is nobody to show', async () => {
  const answer = await identity.ask('{ me { scopes } }');
  expect(answer.data?.me).toBeNull();
  expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('organisations carry the name of today; abolished units are not listed and can still be referred to', async () => {
  const listed = await identity.ask('{ organizations(kind: DISTRICT_DEPARTMENT) { code name { vi } } }');
  expect(listed.data?.organizations).toContainEqual({
    code: 'P-TP',
    name: { vi: 'Phòng Tư pháp đặc khu Phú Quốc' },
  });
  const codes = (listed.data?.organizations as { code: string }[] | undefined)?.map(({ code }) => code);
  expect(codes).toContain('UBND-DK');
  expect(codes).not.toContain('UBND-H');

  const district = await identity.ask('query ($id: ID!) { organization(id: $id) { name { vi } } }', {
    variables: { id: seedId('organization', 'UBND-H') },
  });
  expect(district.data?.organization).toEqual({ name: { vi: 'Ủy ban nhân dân thành phố Phú Quốc' } });
});

test('every lodging business is there', async () => {
  const answer = await identity.ask('{ organizations(kind: LODGING_BUSINESS) { id code name { vi en } } }');
  const businesses = answer.data?.organizations as { id: string; code: string }[];
  expect(businesses).toHaveLength(268);
  expect(businesses.find(({ code }) => code === 'LB-0268')?.id).toBe(seedId('organization', 'LB-0268'));
});

test.each(['not-a-uuid', '00000000-0000-4000-8000-000000000000', "' OR 1=1--", '\u0000'])(
  'an id that names nothing is null: %j',
  async (id) => {
    const answer = await identity.ask('query ($id: ID!) { organization(id: $id) { id } }', {
      variables: { id },
    });
    expect(answer).toEqual({ data: { organization: null } });
  },
);

test('someone without the right sees a masked national ID, and the look is on record', async () => {
  const before = await recordsOf(citizenId);
  const answer = await entity('Citizen', citizenId, 'fullName nationalId', 'receptionist');
  expect(answer.data?._entities).toEqual([{ fullName: 'Lê Thị Ngọc Hân', nationalId: '•••••••••001' }]);
  const records = (await recordsOf(citizenId)).slice(before.length);
  expect(records).toMatchObject([
    {
      accessedById: seedId('citizen', 'receptionist'),
      organizationId: seedId('organization', 'LB-0001'),
      fields: ['identity: Citizen.nationalId'],
    },
  ]);
});

test('the holder of identity:national-id sees all digits, and the look is on record', async () => {
  const before = await recordsOf(citizenId);
  const text = 'query ($id: ID!, $purpose: String) { citizen(id: $id, purpose: $purpose) { nationalId } }';
  const ask = (purpose: string | null) =>
    identity.ask(text, { ...as('inspector'), variables: { id: citizenId, purpose } });
  expect((await ask(null)).data?.citizen).toEqual({ nationalId: '099194000001' });
  const purpose = 'Xác minh người lưu trú';
  expect((await ask(purpose)).data?.citizen).toEqual({ nationalId: '099194000001' });
  const by = {
    accessedById: seedId('citizen', 'inspector'),
    organizationId: seedId('organization', 'CA-DK'),
  };
  expect((await recordsOf(citizenId)).slice(before.length)).toMatchObject([
    { ...by, fields: ['identity: Citizen.nationalId'], purpose: null },
    { ...by, fields: ['identity: Query.citizen'], purpose },
    { ...by, fields: ['identity: Citizen.nationalId'], purpose },
  ]);
});

test('a machine that looks is on record by its name', async () => {
  const before = await recordsOf(citizenId);
  await entity('Citizen', citizenId, 'nationalId', 'hotel-software');
  expect((await recordsOf(citizenId)).slice(before.length)).toMatchObject([
    { accessedById: null, accessedByClientId: 'hotel-software' },
  ]);
});

test('a name alone is no personal data to keep a record for', async () => {
  const before = await recordsOf(citizenId);
  await entity('Citizen', citizenId, 'id fullName', 'receptionist');
  expect(await recordsOf(citizenId)).toHaveLength(before.length);
});

test('when the look can not be recorded, the data does not leave', async () => {
  await identity.database.$executeRaw`alter table access_record rename to access_record_away`;
  try {
    const answer = await entity('Citizen', citizenId, 'fullName nationalId', 'inspector');
    expect(JSON.stringify(answer)).not.toContain('099194000001');
    expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(answer)).not.toContain('access_record');
  } finally {
    await identity.database.$executeRaw`alter table access_record_away rename to access_record`;
  }
});

test.each(['dateOfBirth', 'gender', 'phone', 'email', 'permanentAddress', 'assuranceLevel', 'registeredAt'])(
  'nobody but the citizen sees %s',
  async (field) => {
    for (const name of ['receptionist', 'inspector', 'administrator', 'hotel-software']) {
      const answer = await entity('Citizen', citizenId, field, name);
      expect(answer.errors?.[0]?.extensions.code, name).toBe('FORBIDDEN');
      expect(JSON.stringify(answer.data)).toMatch(
        new RegExp(`^{"_entities":\\[(null|{"${field}":null})\\]}$`),
      );
    }
  },
);

test('to somebody without a right to look people up, another id is an id that does not exist', async () => {
  const query = 'query ($id: ID!) { citizen(id: $id) { fullName } }';
  const other = await identity.ask(query, { ...as('receptionist'), variables: { id: citizenId } });
  const none = await identity.ask(query, {
    ...as('receptionist'),
    variables: { id: seedId('citizen', 'nobody') },
  });
  expect(other).toEqual({ data: { citizen: null } });
  expect(other).toEqual(none);
  const self = await identity.ask(query, { ...as('citizen'), variables: { id: citizenId } });
  expect(self.data?.citizen).toEqual({ fullName: 'Lê Thị Ngọc Hân' });
});

test('members are shown to who administers the organisation or one above it', async () => {
  const query = 'query ($id: ID!) { organization(id: $id) { members { roles citizen { fullName } } } }';
  const ask = (name: string, code: string) =>
    identity.ask(query, { ...as(name), variables: { id: seedId('organization', code) } });
  expect((await ask('administrator', 'P-TP')).data?.organization).toEqual({
    members: [{ roles: ['CASE_OFFICER'], citizen: { fullName: 'Võ Thị Kim Oanh' } }],
  });
  expect((await ask('administrator', 'LB-0001')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await ask('receptionist', 'LB-0001')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await ask('owner', 'LB-0003')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test("an administrator sees somebody's memberships in the own organisations only, and the look is on record", async () => {
  const id = seedId('citizen', 'dispatcher');
  const answer = await entity('Citizen', id, 'memberships { organization { code } }', 'administrator');
  expect(answer.data?._entities).toEqual([
    { memberships: [{ organization: { code: 'IOC' } }, { organization: { code: 'VP-MT' } }] },
  ]);
  expect(await recordsOf(id)).toMatchObject([{ fields: ['identity: Citizen.memberships'] }]);
  const foreign = await entity('Citizen', seedId('citizen', 'owner'), 'memberships { id }', 'administrator');
  expect(foreign.data?._entities).toEqual([{ memberships: [] }]);
  const denied = await entity('Citizen', id, 'memberships { id }', 'receptionist');
  expect(denied.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test.each([
  ['Membership', seedId('membership', 'receptionist@LB-0001'), 'receptionist', 'citizen'],
  ['ServiceClient', seedId('client', 'hotel-software'), 'hotel-software', 'citizen'],
])(
  'a reference to a %s of others answers as one that does not exist',
  async (type, id, entitled, stranger) => {
    expect((await entity(type, id, 'id', entitled)).data?._entities).toEqual([{ id }]);
    expect(await entity(type, id, 'id', stranger)).toEqual({ data: { _entities: [null] } });
  },
);

test('what a reference claims besides its key is ignored', async () => {
  const answer = await identity.ask(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { code kind } } }',
    {
      variables: {
        r: [{ __typename: 'Organization', id: seedId('organization', 'IOC'), code: 'X', kind: 'POLICE' }],
      },
    },
  );
  expect(answer.data?._entities).toEqual([{ code: 'IOC', kind: 'OPERATIONS_CENTRE' }]);
});

test('the log holds no national ID, phone number, password or secret', () => {
  const log = identity.logLines.join('');
  const clientSecret = demoClientSecret(demo.clientKey, 'hotel-software');
  for (const secret of ['099194000001', '+84900000001', demo.password, clientSecret])
    expect(log).not.toContain(secret);
});
