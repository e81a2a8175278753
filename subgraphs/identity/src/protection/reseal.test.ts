import { createPool } from '@city/kit/database/pool';
import { createTestDatabase } from '@city/kit/testing/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { PersonalDataVault } from './personal-data-vault.ts';
import { reseal } from './reseal.ts';

const [former, present, hashKey] = ['e', 'n', 'h'].map((letter) => letter.repeat(32)) as [
  string,
  string,
  string,
];
const before = new PersonalDataVault({ encryptionKey: former, hashKey });
const between = new PersonalDataVault({ encryptionKey: present, formerEncryptionKeys: [former], hashKey });
const after = new PersonalDataVault({ encryptionKey: present, hashKey });

let testDatabase: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase('identity');
  database = openDatabase(testDatabase.url);
});
afterAll(async () => {
  await database?.$disconnect();
  await testDatabase?.drop();
});

test('what a former key sealed is sealed with the present one, once, and says the same', async () => {
  const pool = createPool(testDatabase.url, { max: 1 });
  const people = [];
  for (const vault of [before, before, between]) {
    const person = await newCitizen({ database, vault });
    const phoneCipher = vault.seal('+84900000001', `phone:${person.id}`);
    await database.citizen.update({ where: { id: person.id }, data: { phoneCipher } });
    people.push(person);
  }
  expect(await reseal(pool, between)).toBe(4);
  for (const { id, nationalId } of people) {
    const row = await database.citizen.findUniqueOrThrow({ where: { id } });
    expect(after.open(row.nationalIdCipher, `nationalId:${id}`)).toBe(nationalId);
    expect(after.open(row.phoneCipher ?? Buffer.of(), `phone:${id}`)).toBe('+84900000001');
  }
  expect(await reseal(pool, between)).toBe(0);
  await pool.end();
});

test('a value that no key opens stops the work and changes nothing', async () => {
  const pool = createPool(testDatabase.url, { max: 1 });
  const { id } = await newCitizen({ database, vault: before });
  await expect(reseal(pool, after)).rejects.toThrow('not configured');
  const row = await database.citizen.findUniqueOrThrow({ where: { id } });
  expect(before.open(row.nationalIdCipher, `nationalId:${id}`)).toMatch(/^099/);
  await pool.end();
});
