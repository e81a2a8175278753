import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

type MigrationList = Parameters<bindings.SchemaEngine['applyMigrations']>[0]['migrationsList'];

/** A directory of migrations in Prisma's layout, as the engine wants to be told of it. */
export async function readMigrations(directory: string): Promise<MigrationList> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: directory,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(directory, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(directory, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}
