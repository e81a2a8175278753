/** What a test tells a subgraph's process. */
export type SubgraphCommand = {
  events?: string[];
  privateEvents?: string[];
  delayMs?: Record<string, number>;
  slowMs?: number;
  /** Ends what is slow. */
  release?: boolean;
  /** Wants a report under this number. */
  ask?: number;
};

export type SubgraphReport = {
  port?: number;
  answer?: number;
  people?: string[];
  slowRequests?: number;
  subscribedAs?: (string | null)[];
};

export type GatewayReport = { port?: number; heapBytes?: number };
