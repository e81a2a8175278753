/** What a test tells a subgraph's process. */
export type SubgraphCommand = {
  events?: string[];
  privateEvents?: string[];
  delayMs?: Record<string, number>;
  slowMs?: number;
  /** Wants a report under this number. */
  ask?: number;
};

export type SubgraphReport = {
  port?: number;
  answer?: number;
  people?: string[];
  subscribedAs?: (string | null)[];
};

export type GatewayReport = { port?: number; heapBytes?: number };
