// What several fetches ask of one subgraph at once is one request: it is late for all of them, and for nobody else.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { composeServices } from '@apollo/composition';
import { createLog } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import { parse } from 'graphql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readGatewayEnvironment } from '../src/environment.ts';
import { createGraph } from '../src/execution/create-graph.ts';
import type { Graph } from '../src/execution/graph.ts';
import { buildSupergraph } from '../src/supergraph/supergraph.ts';
import { TrustedDocuments } from '../src/trusted-documents/trusted-documents.ts';
import { until } from './support/collect.ts';

const log = createLog({ service: 'gateway', level: 'silent' });
const federation = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const types = {
  notes: `${federation} type Query { top: Note } type Note @key(fields: "id") { id: ID! author: Person }
    type Person @key(fields: "id") { id: ID! }`,
  people: `${federation} type Note @key(fields: "id") { id: ID! text: String }
    type Person @key(fields: "id") { id: ID! name: String }`,
};
const top = { __typename: 'Note', id: 'n', author: { __typename: 'Person', id: 'p' } };
const joinedAnswer = { data: { _entities0: [{ text: 'a text' }], _entities1: [{ name: 'a name' }] } };

/** What people was asked, answered when the test says so. */
let asked: { query: string; response: ServerResponse }[] = [];
const servers: Server[] = [];
let urls: Record<string, string>;
let graph: Graph;

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0);
  servers.push(server);
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}/graphql`;
}

beforeAll(async () => {
  urls = {
    notes: await serve((request, response) => {
      request.resume();
      response.end(JSON.stringify({ data: { top } }));
    }),
    people: await serve(async (request, response) => {
      const { query } = JSON.parse(await text(request)) as { query: string };
      asked.push({ query, response });
    }),
  };
});
beforeEach(() => {
  asked = [];
});
afterEach(() => graph.subgraphs.close());
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

function ask(subgraphTimeoutMs: number, requestTimeoutMs: number) {
  const { supergraphSdl = '' } = composeServices(
    Object.entries(types).map(([name, sdl]) => ({ name, url: urls[name] ?? '', typeDefs: parse(sdl) })),
  );
  const environment = { ...readGatewayEnvironment({}), SUBGRAPH_TIMEOUT_MS: subgraphTimeoutMs };
  graph = createGraph(buildSupergraph(supergraphSdl), environment, { trusted: TrustedDocuments.none, log });
  return graph.execute(graph.prepare({ query: '{ top { id text author { id name } } }' }), {
    viewer: Viewer.anonymous,
    language: 'en',
    requestId: 'r',
    log,
    deadline: performance.now() + requestTimeoutMs,
  });
}

const arrived = (count: number) => until(() => asked.length === count);
const answer = (index: number, body: object) => asked[index]?.response.end(JSON.stringify(body));
const late = (...paths: string[][]) =>
  paths.map((path) => expect.objectContaining({ path, extensions: { code: 'UPSTREAM_UNAVAILABLE' } }));

describe('a request for several fetches', () => {
  it('that is not answered in time is not sent again: each field of it says so, and the others are there', async () => {
    const { data, errors } = await ask(1_500, 60_000);
    expect(data).toEqual({ top: { id: 'n', text: null, author: { id: 'p', name: null } } });
    expect(errors).toHaveLength(2);
    expect(errors).toEqual(expect.arrayContaining(late(['top', 'text'], ['top', 'author', 'name'])));
    await arrived(1);
    expect(asked[0]?.query).toMatch(/_entities0.*_entities1/);
  });

  it('that was refused as a whole is asked for one by one, each for as long as there is time', async () => {
    const asking = ask(60_000, 3_000);
    await arrived(1);
    answer(0, { data: null, errors: [{ message: 'too much at once' }] });
    await arrived(3);
    const ofNote = asked.findIndex(({ query }, index) => index > 0 && query.includes('Note'));
    answer(ofNote, { data: { _entities: [{ text: 'a text' }] } });
    const { data, errors } = await asking;
    expect(data).toEqual({ top: { id: 'n', text: 'a text', author: { id: 'p', name: null } } });
    expect(errors).toEqual(late(['top', 'author', 'name']));
    expect(asked).toHaveLength(3);
  });

  it('that is answered in time is one (the control)', async () => {
    const asking = ask(60_000, 60_000);
    await arrived(1);
    answer(0, joinedAnswer);
    expect(await asking).toEqual({
      data: { top: { id: 'n', text: 'a text', author: { id: 'p', name: 'a name' } } },
    });
    expect(asked).toHaveLength(1);
  });
});
