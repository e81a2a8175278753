import { runMigrations, Logger as WorkerLogger } from 'graphile-worker';
import pg from 'pg';
import { createPool } from '../database/pool.ts';

/**
 * graphile-worker installs its tables itself, but begins with `create schema`, which PostgreSQL refuses to a role
 * that may not create schemas even when the schema is there. Finding its list of migrations, it skips that step.
 */
export async function prepareWorkerSchema(pool: pg.Pool, schema: string): Promise<void> {
  await pool.query(
    `create table if not exists ${pg.escapeIdentifier(schema)}.migrations (
       id int primary key,
       ts timestamptz not null default now(),
       breaking boolean not null default false
     )`,
  );
}

/**
 * Brings the tables of the jobs up to date, for whoever prepares a database. A runner would do it at its start as
 * well, but announces it on a channel of the whole database: the runners of the other subgraphs, which have schemas
 * of their own, would take it for theirs and stop.
 */
export async function migrateWorkerSchema(connectionString: string, schema: string): Promise<void> {
  const pool = createPool(connectionString, { max: 2, applicationName: 'city-migrate' });
  try {
    await prepareWorkerSchema(pool, schema);
    await runMigrations({ pgPool: pool, schema, logger: new WorkerLogger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}
