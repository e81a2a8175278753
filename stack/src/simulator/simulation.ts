import type { Logger } from '@city/kit/log/log';
import type { GraphClient } from './api/graph-client.ts';
import type { TokenSource } from './api/token-source.ts';

/** What every part of the field needs. */
export type Simulation = {
  api: GraphClient;
  tokenOf: (clientId: string) => TokenSource;
  speed: number;
  signal: AbortSignal;
  log: Logger;
};
