import type { Language } from '../errors/localized.ts';
import type { Logger } from '../log/log.ts';
import type { Viewer } from '../request-identity/viewer.ts';

/** What a context is made from, once for each operation and once for each event of a subscription. */
export type SubgraphRequest = {
  viewer: Viewer;
  language: Language;
  requestId: string;
  log: Logger;
  /** Aborted when the caller has gone. */
  signal?: AbortSignal;
  /** For which network of clients the gateway asks, where it says so: with mutations, to be counted by. */
  network?: string | undefined;
};

export type CreateContext<C extends object> = (request: SubgraphRequest) => C;
