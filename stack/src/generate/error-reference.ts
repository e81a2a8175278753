import { join } from 'node:path';
import { runCommand } from '../city/run-command.ts';
import { projectRoot, subgraphNames } from '../city/settings.ts';
import type { GeneratedFile } from './subgraph-schemas.ts';

/**
 * The page of all error codes. Importing a service's schema registers its codes, so the page is made in a
 * process of its own from the built code.
 */
export async function errorReference(): Promise<GeneratedFile> {
  const modules = [
    ...subgraphNames.map((name) => join(projectRoot, 'subgraphs', name, 'dist', 'schema.js')),
    join(projectRoot, 'gateway', 'dist', 'errors', 'gateway.errors.js'),
  ];
  const program = `
    for (const module of ${JSON.stringify(modules)}) await import(module);
    const { errorReference } = await import('@city/kit/errors/error-reference');
    process.stdout.write(errorReference());`;
  const content = await runCommand(process.execPath, ['--input-type=module', '--eval', program]);
  return { path: 'docs/errors.md', content };
}
