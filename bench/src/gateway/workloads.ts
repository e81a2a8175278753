import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { cityOperations } from './subgraphs/city-operations.ts';
import { shop, shopQuery, shopQueryPerClient } from './subgraphs/shop.ts';

export type Workload = {
  name: string;
  title: string;
  /** What the process of the subgraphs is started with. */
  subgraphs: string[];
  typeDefs: Record<string, string>;
  /** What the connections send: each its own, in turn. */
  bodies: string[];
  hasHandWritten: boolean;
};

export const connections = 50;

const text = (query: string, variables: Record<string, unknown> = {}) => JSON.stringify({ query, variables });

const shopTypeDefs = Object.fromEntries(Object.entries(shop).map(([name, { sdl }]) => [name, sdl]));

const cityNames = ['identity', 'procedures', 'accommodation', 'surveillance', 'environment'];
const cityFile = (name: string) =>
  fileURLToPath(new URL(`../../../subgraphs/${name}/schema.graphql`, import.meta.url));

export const workloads: Workload[] = [
  {
    name: 'alike',
    title: `The public benchmark’s query, ${connections} clients who all ask the same`,
    subgraphs: ['shop'],
    typeDefs: shopTypeDefs,
    bodies: [text(shopQuery)],
    hasHandWritten: true,
  },
  {
    name: 'different',
    title: `The same query with a variable of its own for each of ${connections} clients: nothing can be shared`,
    subgraphs: ['shop'],
    typeDefs: shopTypeDefs,
    bodies: Array.from({ length: connections }, (_, index) =>
      text(shopQueryPerClient, { client: `client-${index}` }),
    ),
    hasHandWritten: true,
  },
  {
    name: 'city',
    title: `The city’s ten most frequent operations, in turn, ${connections} clients`,
    subgraphs: ['city', ...cityNames.map(cityFile)],
    typeDefs: Object.fromEntries(cityNames.map((name) => [name, readFileSync(cityFile(name), 'utf8')])),
    bodies: cityOperations.map(({ query, variables }) => text(query, variables)),
    hasHandWritten: false,
  },
];

/** The supergraph of a workload without rules of access: Apollo's gateway refuses one that has them. */
export function supergraphOf({ typeDefs }: Workload, ports: Record<string, number>): string {
  const { errors, supergraphSdl } = composeServices(
    Object.entries(typeDefs).map(([name, sdl]) => ({
      name,
      url: `http://127.0.0.1:${ports[name]}/graphql`,
      typeDefs: parse(withoutRules(sdl)),
    })),
  );
  if (!supergraphSdl) throw new Error((errors ?? []).map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

function withoutRules(sdl: string): string {
  return sdl
    .replace(/ @requiresScopes\(scopes: \[\[.*?\]\]\)/gs, '')
    .replace(/ @authenticated\b/g, '')
    .replace(/, "@requiresScopes"|"@requiresScopes", |, "@authenticated"|"@authenticated", /g, '');
}
