import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, generateSources } from './city/build.ts';
import { step } from './city/progress.ts';
import { exitOnSignals } from './city/run-command.ts';
import { projectRoot, StartError, subgraphNames } from './city/settings.ts';
import { accessTable } from './generate/access-table.ts';
import { errorReference } from './generate/error-reference.ts';
import { graphCatalogue } from './generate/graph-catalogue.ts';
import { type GeneratedFile, subgraphSchemas } from './generate/subgraph-schemas.ts';
import { supergraphFiles } from './generate/supergraph.ts';

/** Everything that is generated and committed, so that people read it and CI compares it. */
async function committedFiles(): Promise<GeneratedFile[]> {
  const schemas = await subgraphSchemas();
  const graph = supergraphFiles(schemas);
  return [
    ...Object.values(schemas),
    graph.supergraph,
    graph.api,
    await graphCatalogue(graph.supergraph.content),
    await errorReference(),
    await accessTable(graph.supergraph.content),
  ];
}

function stale(files: GeneratedFile[]): string[] {
  return files
    .filter(({ path, content }) => {
      const file = join(projectRoot, path);
      return !existsSync(file) || readFileSync(file, 'utf8') !== content;
    })
    .map(({ path }) => path);
}

exitOnSignals();
try {
  await step('Building the services', () => build(['kit', 'gateway', ...subgraphNames]));
  const files = await step('Generating schemas and references', committedFiles);
  const changed = stale(files);
  if (process.argv.includes('--check')) {
    if (changed.length > 0) {
      throw new StartError(
        `These files are not what the code generates; run \`npm run generate\`:\n  ${changed.join('\n  ')}`,
      );
    }
  } else {
    for (const { path, content } of files) writeFileSync(join(projectRoot, path), content);
    console.log(changed.length > 0 ? `  Changed: ${changed.join(', ')}` : '  Nothing has changed.');
    await step('Generating typed documents', () => generateSources(['portal']));
  }
} catch (error) {
  console.error(error instanceof StartError ? `\n  ${error.message}\n` : error);
  process.exit(1);
}
