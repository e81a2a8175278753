import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { ensurePartitions, eventPartitions } from '../database/partitions.ts';
import { createPool } from '../database/pool.ts';
import { provision, subgraphUrl, withDatabase } from '../database/provision.ts';
// Declares what the run provides, for programs that do not have its setup among their files.
import type {} from './global-postgres.ts';

export type TestDatabase = {
  /** As the subgraph's own role. */
  url: string;
  /** The same database as superuser. */
  adminUrl: string;
  drop(): Promise<void>;
};

const password = 'test';
/** Any number: who makes templates or roles holds this lock, since test files run side by side. */
const lock = 20_261_122;

/**
 * A migrated database of its own, in milliseconds: a copy of a template that the first call of the run made.
 * `name` is a directory of prisma/, or `sample` for the kit's own small subgraph.
 */
export async function createTestDatabase(name: string): Promise<TestDatabase> {
  const database = newName(name);
  const serverUrl = await startedServer();
  await withClient(serverUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [lock]);
    const template = `template_${name}`;
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template]);
    if (!rowCount) await makeTemplate(admin, serverUrl, name, template);
    await admin.query(`create database ${database} template ${template}`);
  });
  return describe(serverUrl, database, name);
}

/** A database with the role and the schemas of a subgraph and nothing in them. */
export async function createEmptyDatabase(name: string): Promise<TestDatabase> {
  const database = newName(name);
  const serverUrl = await startedServer();
  await withClient(serverUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [lock]);
    await provision({ adminUrl: serverUrl, database, passwords: { [name]: password } });
  });
  return describe(serverUrl, database, name);
}

/** Where a subgraph keeps its schema and migrations. */
export function prismaDirectory(name: string): string {
  const relative = name === 'sample' ? './sample' : `../../../prisma/${name}`;
  return fileURLToPath(new URL(relative, import.meta.url));
}

async function makeTemplate(admin: pg.Client, serverUrl: string, name: string, template: string) {
  const draft = newName(`draft_${name}`);
  await provision({ adminUrl: serverUrl, database: draft, passwords: { [name]: password } });
  await migrate({
    name,
    connectionString: subgraphUrl(serverUrl, draft, name, password),
    migrationsDirectory: `${prismaDirectory(name)}/migrations`,
    schemaFile: `${prismaDirectory(name)}/schema.prisma`,
  });
  await makeEventPartitions(subgraphUrl(serverUrl, draft, name, password), name);
  // Only a database whose migration succeeded gets the name under which it is copied.
  await admin.query(`alter database ${draft} rename to ${template}`);
}

async function makeEventPartitions(url: string, name: string): Promise<void> {
  const pool = createPool(url, { max: 1 });
  const { rowCount } = await pool.query(
    `select 1 from pg_partitioned_table where partrelid = to_regclass('event')`,
  );
  if (rowCount) await ensurePartitions({ pool, schema: name, ...eventPartitions });
  await pool.end();
}

function describe(serverUrl: string, database: string, name: string): TestDatabase {
  return {
    url: subgraphUrl(serverUrl, database, name, password),
    adminUrl: withDatabase(serverUrl, database),
    drop: () =>
      withClient(serverUrl, async (admin) => {
        await admin.query(`drop database if exists ${database} with (force)`);
      }),
  };
}

async function startedServer(): Promise<string> {
  const response = await fetch(inject('postgresAddress'));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function newName(name: string): string {
  return `${name}_${randomBytes(6).toString('hex')}`;
}
