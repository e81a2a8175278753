import type { Logger } from '@city/kit/log/log';
import type { Environment } from '../environment.ts';
import { subgraphKey } from '../supergraph/subgraph-key.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import type { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import { Graph } from './graph.ts';
import { Subgraphs } from './subgraphs.ts';

/** A graph as this gateway is set up, with connections of its own: it may stand beside another for a while. */
export function createGraph(
  supergraph: Supergraph,
  environment: Environment,
  shared: { trusted: TrustedDocuments; log: Logger },
): Graph {
  const known = new Set(supergraph.subgraphs.map(({ name }) => subgraphKey(name)));
  const unknown = [...environment.subgraphUrls.keys(), ...environment.subgraphTitles.keys()].filter(
    (key) => !known.has(key),
  );
  if (unknown.length > 0)
    shared.log.warn(
      { unknown },
      'SUBGRAPH_URL_ or SUBGRAPH_TITLE_ of what is no subgraph of this supergraph.',
    );
  return new Graph({
    ...shared,
    supergraph,
    subgraphs: new Subgraphs({
      subgraphs: supergraph.subgraphs,
      urls: environment.subgraphUrls,
      titles: environment.subgraphTitles,
      secret: environment.GATEWAY_SIGNING_SECRET,
      timeoutMs: environment.SUBGRAPH_TIMEOUT_MS,
      maximumAnswerBytes: environment.MAX_SUBGRAPH_ANSWER_BYTES,
    }),
    limits: {
      tokens: environment.MAX_TOKENS,
      depth: environment.MAX_DEPTH,
      aliases: environment.MAX_ALIASES,
      directives: environment.MAX_DIRECTIVES,
      rootFields: environment.MAX_ROOT_FIELDS,
      cost: environment.MAX_COST,
    },
    isIntrospectionAllowed: environment.INTROSPECTION,
  });
}
