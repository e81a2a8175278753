import { SignedAddresses } from '@city/kit/files/signed-address';
import { Viewer } from '@city/kit/request-identity/viewer';
import { seedId } from '@city/kit/seed/seed-id';
import { createTestDatabase, type TestDatabase } from '@city/kit/testing/test-database';
import { PrismaPg } from '@prisma/adapter-pg';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { contextFactory, createStores } from './context.ts';
import { PrismaClient } from './generated/prisma/client.ts';
import { Passkeys } from './passkey/passkeys.ts';
import { PersonalDataVault } from './protection/personal-data-vault.ts';
import { buildSubgraph } from './schema.ts';
import { SecondFactors } from './second-factor/second-factors.ts';
import { seedOrganizations } from './seeding/seed-organizations.ts';
import { seedPeople } from './seeding/seed-people.ts';
import { AttemptStore } from './sign-in/attempt.store.ts';
import { SignInGate } from './sign-in/sign-in-gate.ts';

const vault = new PersonalDataVault({ encryptionKey: 'e'.repeat(32), hashKey: 'h'.repeat(32) });
const statements: string[] = [];
let testDatabase: TestDatabase;
let database: PrismaClient<'query'>;

beforeAll(async () => {
  testDatabase = await createTestDatabase('identity');
  database = new PrismaClient({
    adapter: new PrismaPg({ connectionString: testDatabase.url }, { schema: 'identity' }),
    log: [{ emit: 'event', level: 'query' }],
  });
  await seedOrganizations(database);
  database.$on('query', ({ query }) => statements.push(query));
});
afterAll(async () => {
  await database?.$disconnect();
  await testDatabase?.drop();
});

async function queriesFor(typename: string, ids: string[], fields: string): Promise<number> {
  const { schema } = await buildSubgraph();
  const attempts = new AttemptStore(database);
  const stores = createStores(database, vault);
  const isDemonstration = true;
  const createContext = contextFactory({
    database,
    vault,
    stores,
    feed: { ring: vi.fn(), subscribe: vi.fn() },
    inquirySealedDays: 120,
    addresses: new SignedAddresses({ baseUrl: 'http://files.test', secret: 's'.repeat(32) }),
    attempts,
    registrationGate: new SignInGate(),
    registrationsPerNetwork: 0,
    factors: new SecondFactors({ database, vault, attempts, stores, isDemonstration }),
    passkeys: new Passkeys({
      database,
      vault,
      domain: 'localhost',
      origins: [],
      log: pino({ level: 'silent' }),
    }),
    isDemonstration,
  });
  const viewer = new Viewer({ kind: 'citizen', citizenId: seedId('citizen', 'someone') });
  const log = pino({ level: 'silent' });
  statements.length = 0;
  const { errors } = await graphql({
    schema,
    source: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${fields} } } }`,
    variableValues: { r: ids.map((id) => ({ __typename: typename, id })) },
    contextValue: createContext({ viewer, requestId: 'r', log, language: 'vi' }),
  });
  expect(errors).toBeUndefined();
  return statements.length;
}

test('any number of references to organisations is one query, and one more for all their parents', async () => {
  const ids = ['P-TP', 'P-KT', 'IOC', 'CA-DK', 'CA-AN-THOI', 'P-TP', 'not-there'].map((code) =>
    seedId('organization', code),
  );
  expect(await queriesFor('Organization', ids, 'code name { vi }')).toBe(1);
  expect(await queriesFor('Organization', ids.slice(0, 4), 'code parent { name { vi } }')).toBe(2);
});

test('any number of references to citizens is one query', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => seedId('citizen', `person-${index}`));
  expect(await queriesFor('Citizen', ids, 'fullName')).toBe(1);
});

test('a second seed changes nothing', async () => {
  await seedOrganizations(database);
  expect(await seedOrganizations(database)).toBe(0);
  expect(await database.organization.count()).toBe(38);
});

test('a seed with other keys or another password takes them over', async () => {
  await database.organization.createMany({
    skipDuplicates: true,
    data: ['LB-0001', 'LB-0002'].map((code) => ({
      id: seedId('organization', code),
      code,
      kind: 'LODGING_BUSINESS' as const,
      validFrom: new Date('2017-01-01'),
    })),
  });
  expect(
    await seedPeople(database, vault, { password: 'first-password', clientKey: 'a demo client key' }),
  ).toBe(10);
  expect(
    await seedPeople(database, vault, { password: 'first-password', clientKey: 'a demo client key' }),
  ).toBe(0);
  expect(
    await seedPeople(database, vault, { password: 'second-password', clientKey: 'a demo client key' }),
  ).toBe(10);
});
