import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { migrateWorkerSchema } from '../jobs/worker-schema.ts';
import { connectEngine } from './engine-adapter.ts';
import { readMigrations } from './migration-list.ts';
import { type SchemaEngine, withSchemaEngine } from './schema-engine.ts';

export type MigrateOptions = {
  /** The subgraph, its role and its schema. */
  name: string;
  connectionString: string;
  migrationsDirectory: string;
  schemaFile: string;
};

const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies what is not applied yet, as `prisma migrate deploy` does, and returns the names; then the same for the
 * tables of the subgraph's jobs.
 */
export async function migrate(o: MigrateOptions): Promise<string[]> {
  const migrationsList = await readMigrations(o.migrationsDirectory);
  return withMigrationLock(o, async () => {
    const applied = await withDatabaseEngine(o, async (engine) => {
      const { editedMigrationNames, failedMigrationNames } = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters,
      });
      refuseEdited(
        o,
        editedMigrationNames.filter((edited) => !failedMigrationNames.includes(edited)),
      );
      // Each migration is one transaction: one that did not finish, because it failed or the process was
      // killed, has left nothing behind and may be tried again.
      for (const migrationName of failedMigrationNames)
        await engine.markMigrationRolledBack({ migrationName });
      try {
        return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `A migration of ${o.name} failed and was taken back. Correct its SQL in ${o.migrationsDirectory} and run it again.\n${reason}`,
          { cause: error },
        );
      }
    });
    await migrateWorkerSchema(o.connectionString, `${o.name}_worker`);
    return applied;
  });
}

/** The SQL that would make the database as the schema file says; empty when it is so already. */
export async function driftOf(o: Omit<MigrateOptions, 'migrationsDirectory'>): Promise<string> {
  const content = await readFile(o.schemaFile, 'utf8');
  const files = [{ path: o.schemaFile, content }];
  return withDatabaseEngine(o, async (engine) => {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: dirname(o.schemaFile) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters,
    });
    return exitCode === 0 ? '' : (stdout ?? '');
  });
}

function refuseEdited(o: MigrateOptions, edited: string[]): void {
  if (edited.length === 0) return;
  throw new Error(
    `Migrations of ${o.name} were changed after this database had applied them: ${edited.join(', ')}. ` +
      'Put them back as they were and write the change as a new migration, or begin with an empty database.',
  );
}

async function withDatabaseEngine<T>(
  o: Omit<MigrateOptions, 'migrationsDirectory'>,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { adapter, end } = connectEngine(o.connectionString, o.name);
  try {
    return await withSchemaEngine({ schemaFile: o.schemaFile, adapter }, work);
  } finally {
    await end();
  }
}

/** The engine has a lock of its own, but only while it applies: what runs in another process is not a failure. */
async function withMigrationLock<T>(o: MigrateOptions, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: o.connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`city.migrate.${o.name}`]);
    return await work();
  } finally {
    await client.end();
  }
}
