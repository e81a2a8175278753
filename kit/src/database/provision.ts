import pg from 'pg';
import { foldFunctionSql } from './fold-function.sql.ts';

export type ProvisionOptions = {
  /** A role that may create databases and roles; any database of the server. */
  adminUrl: string;
  database: string;
  /** Password by subgraph name; the name is also that of its role and schema. */
  passwords: Readonly<Record<string, string>>;
};

const extensions = ['unaccent', 'pg_trgm', 'btree_gist'];

/**
 * Makes the database ready for the subgraphs: one role and three schemas for each, none with a right on another's.
 * Running it again changes nothing but the passwords.
 */
export async function provision(options: ProvisionOptions): Promise<void> {
  await asAdmin(options.adminUrl, async (admin) => {
    await requireVersion(admin);
    await createDatabase(admin, options.database);
  });
  await asAdmin(withDatabase(options.adminUrl, options.database), async (admin) => {
    await admin.query(`select pg_advisory_lock(hashtext('city.provision'))`);
    await prepareDatabase(admin, options.database);
    for (const [name, password] of Object.entries(options.passwords)) {
      await createRole(admin, name, password, options.database);
      await createSchemas(admin, name);
    }
  });
}

/** The connection string of the same server and role, for another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The connection string that a subgraph's own role uses. */
export function subgraphUrl(adminUrl: string, database: string, name: string, password: string): string {
  const url = new URL(withDatabase(adminUrl, database));
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  return url.href;
}

async function asAdmin(connectionString: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

async function requireVersion(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const version = rows[0]?.version ?? 0;
  if (version < 170_000) {
    throw new Error(
      `PostgreSQL 17 or later is needed (transaction_timeout), this server is ${Math.floor(version / 10_000)}.`,
    );
  }
}

async function createDatabase(admin: pg.Client, database: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount) return;
  // Names sort as Vietnamese readers expect, in every index and list.
  await admin.query(
    `create database ${pg.escapeIdentifier(database)} template template0 encoding 'UTF8'
       locale_provider icu icu_locale 'vi-VN'`,
  );
}

async function prepareDatabase(admin: pg.Client, database: string): Promise<void> {
  await admin.query(`
    revoke all on database ${pg.escapeIdentifier(database)} from public;
    revoke all on schema public from public;
    create schema if not exists extensions;
    grant usage on schema extensions to public;
    ${extensions.map((name) => `create extension if not exists ${name} schema extensions;`).join('\n')}
    ${foldFunctionSql}
  `);
  await createStatementStatistics(admin);
}

/** Statistics help the operator and nothing depends on them; a managed server may not let us have them. */
async function createStatementStatistics(admin: pg.Client): Promise<void> {
  const { rowCount } = await admin.query(
    `select 1 from pg_roles where rolname = current_user and rolsuper
        and exists (select 1 from pg_available_extensions where name = 'pg_stat_statements')`,
  );
  if (rowCount) await admin.query('create extension if not exists pg_stat_statements schema extensions');
}

async function createRole(admin: pg.Client, name: string, password: string, database: string) {
  const role = pg.escapeIdentifier(name);
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [name]);
  if (!rowCount) await admin.query(`create role ${role}`);
  await admin.query(`
    alter role ${role} login password ${pg.escapeLiteral(password)};
    alter role ${role} set search_path = ${role}, extensions;
    alter role ${role} set timezone = 'UTC';
    -- A transaction that someone forgot would hold back the event feed of all subgraphs.
    alter role ${role} set idle_in_transaction_session_timeout = '15s';
    alter role ${role} set transaction_timeout = '60s';
    grant connect, temporary on database ${pg.escapeIdentifier(database)} to ${role};
  `);
}

async function createSchemas(admin: pg.Client, name: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  // Who is not a superuser must be a member of the role to give it a schema.
  const { rowCount } = await admin.query(`select 1 where not pg_has_role(current_user, $1, 'SET')`, [name]);
  if (rowCount) await admin.query(`grant ${role} to current_user`);
  for (const schema of [name, `${name}_partitions`, `${name}_worker`])
    await admin.query(`create schema if not exists ${pg.escapeIdentifier(schema)} authorization ${role}`);
}
