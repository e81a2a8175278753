import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { createTestDatabase, prismaDirectory } from '../testing/test-database.ts';
import { driftOf } from './migrate.ts';

const prisma = fileURLToPath(new URL('../../../prisma', import.meta.url));
const subgraphs = readdirSync(prisma).filter((name) => existsSync(`${prisma}/${name}/schema.prisma`));

describe.each(['sample', ...subgraphs])('%s', (name) => {
  test('the migrations make the database that the schema file describes', async () => {
    const database = await createTestDatabase(name);
    const schemaFile = `${prismaDirectory(name)}/schema.prisma`;
    expect(await driftOf({ name, connectionString: database.url, schemaFile })).toBe('');
    await database.drop();
  });
});

test('a column that only the database has is drift', async () => {
  const database = await createTestDatabase('sample');
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('alter table thing add column forgotten text');
  await client.end();
  const schemaFile = `${prismaDirectory('sample')}/schema.prisma`;
  const drift = await driftOf({ name: 'sample', connectionString: database.url, schemaFile });
  expect(drift).toContain('DROP COLUMN "forgotten"');
  await database.drop();
});
