import { join } from 'node:path';
import { runCommand } from '../city/run-command.ts';
import { projectRoot, type SubgraphName, subgraphNames } from '../city/settings.ts';

export type GeneratedFile = { path: string; content: string };

/** The SDL of each subgraph, as its built code prints it. */
export async function subgraphSchemas(): Promise<Record<SubgraphName, GeneratedFile>> {
  const entries = await Promise.all(
    subgraphNames.map(async (name) => {
      const content = await runCommand(process.execPath, [
        join(projectRoot, 'subgraphs', name, 'dist', 'print-schema.js'),
      ]);
      return [name, { path: `subgraphs/${name}/schema.graphql`, content }] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<SubgraphName, GeneratedFile>;
}
