import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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

const noFilter = { externalTables: [], externalEnums: [] };

/** Applies what is not applied yet, as `prisma migrate deploy` does, and returns the names. */
export async function migrate(o: MigrateOptions): Promise<string[]> {
  const migrationsList = await readMigrations(o.migrationsDirectory);
  return withDatabaseEngine(o, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilter });
    return appliedMigrationNames;
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
      filters: noFilter,
    });
    return exitCode === 0 ? '' : (stdout ?? '');
  });
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
