import { randomUUID } from 'node:crypto';
import type { GraphQLDataSource } from '@apollo/gateway';
import { EnvironmentError } from '@city/kit/environment/environment';
import type { Logger } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import type { Policies } from '../access/policies.ts';
import { SubgraphClient } from '../execution/subgraph-client.ts';
import { buildFirstSupergraph, type Supergraph } from './supergraph.ts';
import type { SupergraphSource } from './supergraph-source.ts';

export type AskedSubgraphsOptions = {
  /** Where each subgraph is, by its name. */
  urls: ReadonlyMap<string, string>;
  secret: string | undefined;
  timeoutMs: number;
  log: Logger;
  policies?: Policies;
  /** Called with each supergraph that differs from the one before. */
  onChange: (sdl: string) => Promise<void>;
  askEveryMs?: number;
};

/**
 * For development: the subgraphs are asked for their schemas again and again, and what they say is composed here, by
 * `@apollo/gateway`. It takes long to load, so it is loaded only where it is asked for.
 */
export class AskedSubgraphs implements SupergraphSource {
  private readonly options: AskedSubgraphsOptions;
  private readonly clients: readonly SubgraphClient[];
  private cleanUp: () => Promise<void> = async () => undefined;

  constructor(options: AskedSubgraphsOptions) {
    this.options = options;
    const { urls, secret, timeoutMs } = options;
    this.clients = [...urls].map(
      ([name, url]) => new SubgraphClient({ name, url, title: { vi: name, en: name }, secret, timeoutMs }),
    );
  }

  async readFirst(): Promise<Supergraph> {
    const { urls, log, policies, onChange, askEveryMs = 2_000 } = this.options;
    const { IntrospectAndCompose } = await import('@apollo/gateway');
    const composer = new IntrospectAndCompose({
      subgraphs: [...urls].map(([name, url]) => ({ name, url })),
      pollIntervalInMs: askEveryMs,
      logger: {
        debug: () => undefined,
        info: () => undefined,
        warn: (message) => log.warn({ reason: String(message) }, 'The subgraphs were not composed again.'),
        error: (message) => log.warn({ reason: String(message) }, 'The subgraphs were not composed again.'),
      },
    });
    const asked = composer.initialize({
      update: (sdl) => {
        onChange(sdl).catch((error) => log.error({ err: error }, 'A supergraph was not taken.'));
      },
      healthCheck: async () => undefined,
      getDataSource: ({ name }) => this.sourceOf(name),
    });
    const { supergraphSdl, cleanup } = await asked.catch((error: Error) => {
      throw new EnvironmentError([`SUBGRAPHS: ${error.message}`]);
    });
    this.cleanUp = cleanup;
    const value = `what ${[...urls.keys()].join(', ')} compose to`;
    return buildFirstSupergraph(supergraphSdl, { variable: 'SUBGRAPHS', value }, policies);
  }

  /** The composer asks by itself, from the first time on. */
  watch(): void {}

  async stop(): Promise<void> {
    await this.cleanUp();
    await Promise.all(this.clients.map((client) => client.close()));
  }

  private sourceOf(name: string): GraphQLDataSource {
    const { log, timeoutMs } = this.options;
    return {
      process: async ({ request }) => {
        const client = this.clients.find((each) => each.name === name);
        if (!client) throw new Error(`There is no subgraph ${name}.`);
        const { text } = await client.query(JSON.stringify({ query: request.query }), {
          viewer: Viewer.anonymous,
          address: '',
          language: 'en',
          requestId: randomUUID(),
          log,
          deadline: performance.now() + timeoutMs,
        });
        return JSON.parse(text);
      },
    };
  }
}
