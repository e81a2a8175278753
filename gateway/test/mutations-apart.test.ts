// What mutations do to the way to a subgraph, and what the gateway says with them.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '@city/kit/log/log';
import { networkDigest, SignatureVerifier } from '@city/kit/request-identity/gateway-signature';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RequestContext } from '../src/execution/request-context.ts';
import { SubgraphClient } from '../src/execution/subgraph-client.ts';
import { until } from './support/collect.ts';

const secret = 'a secret of the gateway and its subgraphs';
const log = createLog({ service: 'gateway', level: 'silent' });
const mutation = '{"query":"mutation { write }"}';
const query = '{"query":"{ read }"}';

/** What has come to the subgraph since the test began, and was not answered. */
let asked: { body: string; headers: IncomingMessage['headers']; response: ServerResponse }[] = [];
const subgraph = createServer(async (request, response) => {
  const body = (await request.toArray()).join('');
  asked.push({ body, headers: request.headers, response });
});
let client: SubgraphClient;
beforeAll(async () => {
  subgraph.listen(0);
  await once(subgraph, 'listening');
});
beforeEach(() => {
  asked = [];
  const { port } = subgraph.address() as AddressInfo;
  const url = `http://localhost:${port}/graphql`;
  client = new SubgraphClient({
    name: 'papers',
    url,
    title: { vi: 'báo', en: 'papers' },
    secret,
    timeoutMs: 60_000,
  });
});
afterEach(() => client.close());
afterAll(() => {
  subgraph.close().closeAllConnections();
});

const from = (address: string | undefined): RequestContext => ({
  viewer: Viewer.anonymous,
  address,
  language: 'en',
  requestId: 'r',
  log,
  deadline: performance.now() + 60_000,
});
const answerAll = () => {
  for (const { response } of asked.splice(0)) response.end('{"data":{}}');
};

it('however many mutations wait in a subgraph, a query gets there', async () => {
  const waiting = Array.from({ length: 200 }, () => client.mutate(mutation, from('192.0.2.1')));
  await until(() => asked.length >= 64);
  const answer = client.query(query, from('192.0.2.2'));
  await until(() => asked.some(({ body }) => body === query));
  asked.find(({ body }) => body === query)?.response.end('{"data":{"read":"well"}}');
  expect((await answer).text).toContain('well');
  const answering = setInterval(answerAll, 1);
  await Promise.all(waiting);
  clearInterval(answering);
});

it('a mutation says for which network it is, signed and without the address; a query does not', async () => {
  const verifier = new SignatureVerifier({ secret });
  const answers = [
    client.mutate(mutation, from('192.0.2.1')),
    client.mutate(mutation, from(undefined)),
    client.query(query, from('192.0.2.1')),
  ];
  await until(() => asked.length === 3);
  const said = asked.map(({ body, headers }) => {
    expect(JSON.stringify(headers)).not.toContain('192.0.2.1');
    const header = String(headers['x-city-signature']);
    const words = verifier.read({ method: 'POST', path: '/graphql', body, header });
    return `${body === query ? 'query' : 'mutation'} ${words?.network ?? 'of nobody in particular'}`;
  });
  expect(said.sort()).toEqual(
    [
      `mutation ${networkDigest(secret, '192.0.2.1')}`,
      'mutation of nobody in particular',
      'query of nobody in particular',
    ].sort(),
  );
  answerAll();
  await Promise.all(answers);
});
