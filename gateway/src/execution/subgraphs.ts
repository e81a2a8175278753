import { EnvironmentError } from '@city/kit/environment/environment';
import type { Localized } from '@city/kit/errors/localized';
import { subgraphKey } from '../supergraph/subgraph-key.ts';
import type { Subgraph } from '../supergraph/supergraph.ts';
import type { CircuitState } from './circuit-breaker.ts';
import { SubgraphClient } from './subgraph-client.ts';

type Options = {
  subgraphs: readonly Subgraph[];
  urls: ReadonlyMap<string, string>;
  titles: ReadonlyMap<string, Localized>;
  secret: string | undefined;
  timeoutMs: number;
  maximumAnswerBytes?: number;
};

/** The subgraphs of a supergraph and how to reach each. */
export class Subgraphs {
  private readonly clients: Map<string, SubgraphClient>;

  constructor({ subgraphs, urls, titles, ...shared }: Options) {
    this.clients = new Map(
      subgraphs.map(({ name, url }) => {
        const key = subgraphKey(name);
        const title = titles.get(key) ?? { vi: name, en: name };
        const address = urls.get(key) ?? url;
        if (!URL.canParse(address)) throw new EnvironmentError([missing(key, name, address)]);
        return [name, new SubgraphClient({ name, url: address, title, ...shared })];
      }),
    );
  }

  client(name: string): SubgraphClient {
    const client = this.clients.get(name);
    if (!client) throw new Error(`The supergraph has no subgraph ${name}.`);
    return client;
  }

  /** How many are not asked at present. */
  get openCircuits(): number {
    return [...this.clients.values()].filter(({ breaker }) => breaker.state !== 'closed').length;
  }

  get circuits(): Map<string, CircuitState> {
    return new Map([...this.clients].map(([name, { breaker }]) => [name, breaker.state]));
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }
}

function missing(key: string, name: string, address: string): string {
  return `SUBGRAPH_URL_${key.toUpperCase()}: needed, the supergraph has no address of ${name}, but '${address}'`;
}
