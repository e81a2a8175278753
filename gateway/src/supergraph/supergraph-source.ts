import type { Supergraph } from './supergraph.ts';

/** Where supergraphs come from: the first one, and those that take its place later. */
export interface SupergraphSource {
  readFirst(): Promise<Supergraph>;
  watch(): void;
  stop(): Promise<void>;
}
