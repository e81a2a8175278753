import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { createLog } from '@city/kit/log/log';
import { parse } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { readGatewayEnvironment } from '../../src/environment.ts';
import { startGateway } from '../../src/main.ts';
import { until } from './collect.ts';
import { startIdentity } from './identity.ts';
import { notesSdl, peopleSdl } from './subgraph-schemas.ts';
import { signingSecret, startNotes, startPeople, World } from './subgraphs.ts';

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
  };
};

export type AskOptions = {
  variables?: Record<string, unknown>;
  token?: string;
  headers?: Record<string, string>;
};

/** The gateway with real subgraphs and an issuer around it, all on loopback. */
export async function setStage(variables: Record<string, string> = {}) {
  const identity = await startIdentity();
  const world = new World();
  const people = await startPeople(identity, world);
  let notes = await startNotes(identity, world);
  const file = join(await mkdtemp(join(tmpdir(), 'gateway-')), 'supergraph.graphql');
  await writeFile(file, composedSupergraph(people.port, notes.port));

  const lines: string[] = [];
  const environment = readGatewayEnvironment({
    SUPERGRAPH_FILE: file,
    ISSUER_URL: identity.issuer,
    GATEWAY_SIGNING_SECRET: signingSecret,
    // All tests come from one address. Those of the rates set them.
    RATE_PER_ADDRESS: '0',
    RATE_PER_CITIZEN: '0',
    MAX_SOCKETS_PER_ADDRESS: '0',
    MAX_SOCKETS_PER_PERSON: '0',
    // Slow is not yet down, except where a test is about that.
    SUBGRAPH_TIMEOUT_MS: '30000',
    REQUEST_TIMEOUT_MS: '60000',
    LIVE_LINGER_MS: '50',
    REVOCATIONS_URL: identity.revocationsUrl,
    SUBGRAPH_TITLE_PEOPLE: 'Nhân sự|Staff',
    ...variables,
  });
  const log = createLog({ service: 'gateway', destination: { write: (line) => void lines.push(line) } });
  const gateway = await startGateway({ ...environment, PORT: 0 }, log);
  const address = `http://localhost:${gateway.port}/graphql`;
  const clients: Client[] = [];

  async function send(body: string, { token, headers }: AskOptions = {}): Promise<Answer> {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : {} };
  }

  return {
    identity,
    world,
    gateway,
    address,
    people,
    notes: () => notes,
    send,
    ask: (query: string, options: AskOptions = {}) =>
      send(JSON.stringify({ query, variables: options.variables }), options),
    /** A client with a socket of its own. */
    connect(options: { token?: string; port?: number } = {}): Client {
      const client = createClient({
        url: `ws://localhost:${options.port ?? gateway.port}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: {
          'accept-language': 'en',
          ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        },
      });
      clients.push(client);
      return client;
    },
    async stopNotes(): Promise<void> {
      await notes.stop();
    },
    async restartNotes(): Promise<void> {
      notes = await startNotes(identity, world, notes.port);
    },
    anotherGateway: () => startGateway({ ...environment, PORT: 0 }, log),
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    /** So many clients listen, over so many upstream streams that can be resumed from where they began. */
    listening: (clients: number, upstreams: number) =>
      until(() => {
        const { counts } = gateway.live;
        return counts.clients === clients && counts.upstreams === upstreams && counts.resumable === upstreams;
      }),
    /** Nobody listens any more, and nothing is open for anybody. */
    async reset(): Promise<void> {
      await Promise.all(clients.splice(0).map((client) => client.dispose()));
      await until(() => gateway.live.counts.upstreams === 0 && world.events.readerCount === 0);
      world.personRequests = [];
      world.subscribedAs = [];
      world.delayMs.clear();
    },
    async strike(): Promise<void> {
      await Promise.all(clients.map((client) => client.dispose()));
      await gateway.stop();
      await Promise.all([people.stop(), notes.stop()]);
      identity.stop();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof setStage>>;

export function composedSupergraph(peoplePort: number, notesPort: number, notesTypes = notesSdl): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'people', url: `http://localhost:${peoplePort}/graphql`, typeDefs: parse(peopleSdl) },
    { name: 'notes', url: `http://localhost:${notesPort}/graphql`, typeDefs: parse(notesTypes) },
  ]);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
