import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { offlineAdapter } from './offline-adapter.ts';
import { withSchemaEngine } from './schema-engine.ts';

const run = promisify(execFile);
/** Tables are named without their schema, which is the first in the role's search path. */
const schemaStatement = '-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n';

/**
 * The SQL of a new migration: from the schema file as last committed (from nothing when it never was) to the
 * file as it is now. What Prisma cannot say (partitions, indexes on expressions) is added by hand.
 */
export async function draftMigration(schemaFile: string, o: { fromEmpty?: boolean } = {}): Promise<string> {
  const now = await readFile(schemaFile, 'utf8');
  const before = o.fromEmpty ? null : await committedContent(schemaFile);
  return withSchemaEngine({ schemaFile, adapter: offlineAdapter() }, async (engine) => {
    const { stdout } = await engine.diff({
      from: before
        ? { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: before }] }
        : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content: now }] },
      script: true,
      exitCode: false,
      filters: { externalTables: [], externalEnums: [] },
    });
    return (stdout ?? '').replace(schemaStatement, '');
  });
}

async function committedContent(schemaFile: string): Promise<string | null> {
  const unknownToGit = 128;
  try {
    const { stdout } = await run('git', ['show', `HEAD:./${basename(schemaFile)}`], {
      cwd: dirname(schemaFile),
    });
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === unknownToGit) return null;
    throw error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [name, option] = process.argv.slice(2);
  if (!name) throw new Error('Usage: draft-migration.ts <name of a directory in prisma/> [--from-empty]');
  const schemaFile = resolve('prisma', name, 'schema.prisma');
  process.stdout.write(await draftMigration(schemaFile, { fromEmpty: option === '--from-empty' }));
}
