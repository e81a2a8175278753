import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { type SubgraphCount, serveMemoised } from './memoised-subgraph.ts';
import { shop } from './shop.ts';
import { referenceResolvers, standIn } from './stand-in.ts';

/** All subgraphs of one workload in one process, a port each. Tells the ports, and later how often it was asked. */
export type SubgraphReport = { ports: Record<string, number> } | { requests: number };

type Module = Exclude<Parameters<typeof buildSubgraphSchema>[0], unknown[]>;

const [workload = 'shop', ...schemaFiles] = process.argv.slice(2);

function schemas(): [string, ReturnType<typeof buildSubgraphSchema>][] {
  if (workload === 'shop') {
    return Object.entries(shop).map(([name, { sdl, resolvers }]) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers } as unknown as Extract<Module, object>]),
    ]);
  }
  return schemaFiles.map((file) => {
    const typeDefs = parse(readFileSync(file, 'utf8'));
    const name = file.split('/').at(-2) ?? file;
    const schema = buildSubgraphSchema([{ typeDefs, resolvers: referenceResolvers(typeDefs) }]);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!('getFields' in type) || type.name.startsWith('_')) continue;
      for (const field of Object.values(type.getFields())) {
        if ('args' in field && !field.name.startsWith('_')) field.resolve = standIn;
      }
    }
    return [name, schema];
  });
}

const count: SubgraphCount = { requests: 0 };
const ports: Record<string, number> = {};
for (const [name, schema] of schemas()) {
  const server = serveMemoised(schema, count).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ports[name] = (server.address() as AddressInfo).port;
}
process.on('message', () => process.send?.({ requests: count.requests } satisfies SubgraphReport));
process.on('disconnect', () => process.exit(0));
process.send?.({ ports } satisfies SubgraphReport);
