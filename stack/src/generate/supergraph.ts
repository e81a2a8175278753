import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { StartError, type SubgraphName, subgraphNames } from '../city/settings.ts';
import type { GeneratedFile } from './subgraph-schemas.ts';

/** Composes the supergraph and the schema that clients see. Throws a StartError with every composition error. */
export function supergraphFiles(schemas: Record<SubgraphName, GeneratedFile>): {
  supergraph: GeneratedFile;
  api: GeneratedFile;
} {
  const { errors, supergraphSdl } = composeServices(
    subgraphNames.map((name, index) => ({
      name,
      url: `http://localhost:${4001 + index}/graphql`,
      typeDefs: parse(schemas[name].content),
    })),
  );
  if (errors || !supergraphSdl) {
    throw new StartError(
      `The subgraphs do not compose:\n  ${(errors ?? []).map(({ message }) => message).join('\n  ')}`,
    );
  }
  // Only read here: the gateway, which runs it, is what has to support the security rules.
  const api = Supergraph.build(supergraphSdl, { supportedFeatures: null }).apiSchema().toGraphQLJSSchema();
  return {
    supergraph: { path: 'gateway/supergraph.graphql', content: `${supergraphSdl.trimEnd()}\n` },
    api: { path: 'gateway/api.graphql', content: `${printSchema(lexicographicSortSchema(api))}\n` },
  };
}
