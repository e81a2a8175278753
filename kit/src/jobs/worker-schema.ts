import pg from 'pg';

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
