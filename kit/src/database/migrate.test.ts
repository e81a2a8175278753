import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startJobs } from '../jobs/jobs.ts';
import { createEmptyDatabase, prismaDirectory, type TestDatabase } from '../testing/test-database.ts';
import { type MigrateOptions, migrate } from './migrate.ts';

const initial = '20261122000000_init';
let database: TestDatabase;
let directory: string;
let options: MigrateOptions;

beforeEach(async () => {
  database = await createEmptyDatabase('sample');
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
  await cp(`${prismaDirectory('sample')}/migrations`, directory, { recursive: true });
  options = {
    name: 'sample',
    connectionString: database.url,
    migrationsDirectory: directory,
    schemaFile: `${prismaDirectory('sample')}/schema.prisma`,
  };
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

async function writeMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, 'migration.sql'), sql);
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

test('each migration is applied once, also by processes that start together', async () => {
  const applied = await Promise.all([migrate(options), migrate(options), migrate(options)]);
  expect(applied.flat()).toEqual([initial]);
  const kept = await query(`select migration_name, finished_at is not null as done from _prisma_migrations`);
  expect(kept).toEqual([{ migration_name: initial, done: true }]);
});

test('a runner of jobs finds its tables made, and disturbs none in the same database', async () => {
  await migrate(options);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const heard: string[] = [];
  client.on('notification', ({ channel }) => heard.push(channel));
  await client.query('listen "worker:migrate"; listen "city:heard"');
  const log = pino({ level: 'silent' });
  const jobs = await startJobs({ connectionString: database.url, schema: 'sample_worker', tasks: {}, log });
  await jobs.stop();
  await client.query(`select pg_notify('city:heard', '')`);
  await vi.waitFor(() => expect(heard).toContain('city:heard'));
  expect(heard).toEqual(['city:heard']);
  await client.end();
});

test('functions with semicolons in their body arrive whole', async () => {
  await writeMigration(
    '20261123000000_function',
    'create function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;',
  );
  await migrate(options);
  expect(await query('select two()')).toEqual([{ two: 2 }]);
});

test('a migration that fails is named, leaves nothing behind and runs once it is corrected', async () => {
  const name = '20261123000000_broken';
  await writeMigration(name, 'create table half (id int); create table thing (id int);');
  await expect(migrate(options)).rejects.toThrow(name);
  await expect(migrate(options)).rejects.toThrow(/relation "thing" already exists/);
  expect(await query(`select to_regclass('half') as half`)).toEqual([{ half: null }]);

  await writeMigration(name, 'create table half (id int);');
  expect(await migrate(options)).toEqual([name]);
});

test('a migration changed after it was applied is refused', async () => {
  await migrate(options);
  await writeMigration(initial, 'create table other (id int);');
  await expect(migrate(options)).rejects.toThrow(new RegExp(`changed after .*${initial}`));
});
