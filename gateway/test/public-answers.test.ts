import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { createLog } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Environment, readGatewayEnvironment } from '../src/environment.ts';
import { createGraph } from '../src/execution/create-graph.ts';
import { type Gateway, startGateway } from '../src/main.ts';
import { buildSupergraph } from '../src/supergraph/supergraph.ts';
import { TrustedDocuments } from '../src/trusted-documents/trusted-documents.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
  type Query { news(of: String): String secret: String @authenticated }
`);

let subgraph: Server;
let gateway: Gateway;
const log = createLog({ service: 'gateway', level: 'silent' });
let environment: Environment;
let supergraph: string;
let requests = 0;
let cacheControl: string | undefined;
let body: unknown;

beforeAll(async () => {
  subgraph = createServer((_request, response) => {
    requests += 1;
    if (cacheControl) response.setHeader('cache-control', cacheControl);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }).listen(0);
  await once(subgraph, 'listening');
  const { port } = subgraph.address() as AddressInfo;
  const { supergraphSdl = '' } = composeServices([
    { name: 'papers', url: `http://localhost:${port}/graphql`, typeDefs },
  ]);
  const file = join(await mkdtemp(join(tmpdir(), 'gateway-')), 'supergraph.graphql');
  await writeFile(file, supergraphSdl);
  environment = readGatewayEnvironment({ SUPERGRAPH_FILE: file });
  supergraph = supergraphSdl;
  gateway = await startGateway({ ...environment, PORT: 0 }, log);
});
afterAll(async () => {
  await gateway.stop();
  subgraph.close();
});
beforeEach(() => {
  requests = 0;
  cacheControl = 'public, max-age=60';
  body = { data: { news: 'good' } };
});

async function ask(query: string, language = 'en'): Promise<unknown> {
  const response = await fetch(`http://localhost:${gateway.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

it('what a subgraph calls public is answered again without it, for each question and language', async () => {
  const query = '{ news(of: "today") }';
  for (let time = 0; time < 3; time += 1) expect(await ask(query)).toEqual({ data: { news: 'good' } });
  expect(requests).toBe(1);
  await ask(query, 'vi');
  await ask('{ news(of: "yesterday") }');
  expect(requests).toBe(3);
});

it.each([
  ['nothing of the kind is said', undefined],
  ['it is private', 'private, max-age=60'],
  ['it is public for no time', 'public, max-age=0'],
  ['it may not be stored', 'public, no-store, max-age=60'],
])('nothing is kept where %s', async (name, control) => {
  cacheControl = control;
  await ask(`{ news(of: "${name}") }`);
  await ask(`{ news(of: "${name}") }`);
  expect(requests).toBe(2);
});

it('an answer with an error is not kept', async () => {
  body = { data: { news: null }, errors: [{ message: 'x', path: ['news'] }] };
  await ask('{ news(of: "bad") }');
  body = { data: { news: 'good' } };
  expect(await ask('{ news(of: "bad") }')).toEqual({ data: { news: 'good' } });
});

it('an operation with a field under a rule is neither kept nor shared', async () => {
  const query = '{ news(of: "mixed") secret }';
  await Promise.all([ask(query), ask(query)]);
  await ask(query);
  expect(requests).toBeGreaterThanOrEqual(2);
});

it('who asks the same at the same time is answered by one execution, who is another by one of his own', async () => {
  cacheControl = undefined;
  const graph = createGraph(buildSupergraph(supergraph), environment, {
    trusted: TrustedDocuments.none,
    log,
  });
  const prepared = graph.prepare({ query: '{ news(of: "now") }' });
  const as = (token: string | undefined) => ({
    viewer: new Viewer({ kind: token ? 'citizen' : 'anonymous', token }),
    language: 'en' as const,
    requestId: 'r',
    log,
    deadline: performance.now() + 10_000,
  });
  const viewers = [...Array(20).fill(undefined), ...Array(20).fill('one'), 'another'];
  const answers = await Promise.all(viewers.map((token) => graph.answer(prepared, as(token))));
  expect(new Set(answers.map(({ text }) => String(text)))).toEqual(new Set(['{"data":{"news":"good"}}']));
  // One for all who are nobody; one for `one`, and for the other. Never one for both.
  expect(requests).toBe(3);
  await graph.answer(prepared, as(undefined));
  expect(requests).toBe(4);
  await graph.subgraphs.close();
});
