import type { Logger } from '@city/kit/log/log';
import type { Policies } from '../access/policies.ts';
import type { Environment } from '../environment.ts';
import { AskedSubgraphs } from './asked-subgraphs.ts';
import { SupergraphFile } from './supergraph-file.ts';
import type { SupergraphSource } from './supergraph-source.ts';

type Shared = { policies: Policies; log: Logger; onChange: (sdl: string) => Promise<void> };

/** A file that was composed and checked before; in development the subgraphs themselves, if they are named. */
export function supergraphSourceOf(environment: Environment, shared: Shared): SupergraphSource {
  const {
    askedSubgraphs: urls,
    GATEWAY_SIGNING_SECRET: secret,
    SUBGRAPH_TIMEOUT_MS: timeoutMs,
  } = environment;
  if (urls.size > 0) return new AskedSubgraphs({ ...shared, urls, secret, timeoutMs });
  return new SupergraphFile({ ...shared, file: environment.SUPERGRAPH_FILE });
}
