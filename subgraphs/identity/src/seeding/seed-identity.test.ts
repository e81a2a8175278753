import { seedId } from '@city/kit/seed/seed-id';
import { createTestDatabase, type TestDatabase } from '@city/kit/testing/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agreesWith } from '../citizen/national-id.ts';
import { type Database, openDatabase } from '../database.ts';
import { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { seedIdentity } from './seed-identity.ts';

const vault = new PersonalDataVault({ encryptionKey: 'e'.repeat(32), hashKey: 'h'.repeat(32) });
let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase('identity');
  database = openDatabase(testDatabase.url);
});
afterAll(async () => {
  await database?.$disconnect();
  await testDatabase?.drop();
});

test('a city without the demo variables gets its public bodies and its portal, and nobody invented', async () => {
  await seedIdentity({ database, vault, demo: null, portalClientSecret: 's'.repeat(32) });
  expect(await database.organization.count()).toBe(38);
  expect(await database.relyingParty.count()).toBe(1);
  expect(await database.citizen.count()).toBe(0);
  expect(await database.serviceClient.count()).toBe(0);
  expect(await database.organization.count({ where: { kind: 'LODGING_BUSINESS' } })).toBe(0);
});

test('a demonstration is complete, and a second seed changes nothing', async () => {
  const demo = { password: 'a-demo-password', clientKey: 'a demo client key' };
  const first = await seedIdentity({ database, vault, demo, portalClientSecret: undefined });
  expect(first).toEqual({ organizations: 0, businesses: 268, people: 10, clients: 271 });
  const second = await seedIdentity({ database, vault, demo, portalClientSecret: undefined });
  expect(second).toEqual({ organizations: 0, businesses: 268, people: 0, clients: 0 });
  expect(await database.membership.count()).toBe(11);
});

test('a city of an earlier release gets the roles of today, and keeps what an administrator decided', async () => {
  const demo = { password: 'a-demo-password', clientKey: 'a demo client key' };
  const [first, second] = ['owner@LB-0001', 'owner@LB-0002'].map((name) => seedId('membership', name));
  const roles = async (id = '') =>
    (await database.membership.findUniqueOrThrow({ where: { id } })).roles.join();
  await database.membership.update({ where: { id: first }, data: { roles: ['LODGING_OWNER'] } });
  const taken = { roles: ['LODGING_OWNER' as const], revokedAt: new Date() };
  await database.membership.update({ where: { id: second }, data: taken });
  await seedIdentity({ database, vault, demo, portalClientSecret: undefined });
  expect(await roles(first)).toBe('ADMINISTRATOR,LODGING_OWNER');
  expect(await roles(second)).toBe('LODGING_OWNER');
  expect(
    await database.tokenEpoch.findUnique({ where: { subject: seedId('citizen', 'owner') } }),
  ).toMatchObject({ epoch: 1 });
});

test('no invented number can be of a real person: province 099, consistent in itself', async () => {
  for (const person of await database.citizen.findMany()) {
    const number = vault.open(person.nationalIdCipher, `nationalId:${person.id}`);
    expect(number).toMatch(/^099\d{9}$/);
    const born = person.dateOfBirth?.toISOString().slice(0, 10) ?? '';
    expect(agreesWith(number, person.gender ?? 'OTHER', born), person.fullName).toBe(true);
  }
});

test('one account per national ID is a rule of the database', async () => {
  const [person] = await database.citizen.findMany({ take: 1 });
  if (!person) throw new Error('Nobody was seeded');
  const { id, userName, phoneHash, ...same } = person;
  await expect(database.citizen.create({ data: { ...same, id: crypto.randomUUID() } })).rejects.toThrow(
    /Unique constraint/,
  );
});
