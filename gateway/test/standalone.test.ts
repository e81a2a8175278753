import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startForeignGraph } from './support/foreign-graph.ts';
import { freePort, spawnGateway } from './support/gateway-process.ts';

let graph: Awaited<ReturnType<typeof startForeignGraph>>;
let gateway: ReturnType<typeof spawnGateway>;
let port: string;
let file: string;

beforeAll(async () => {
  graph = await startForeignGraph();
  file = join(await mkdtemp(join(tmpdir(), 'alone-')), 'supergraph.graphql');
  await writeFile(file, graph.supergraphSdl);
  port = await freePort();
  gateway = spawnGateway({ SUPERGRAPH_FILE: file, PORT: port });
  await gateway.ready(port);
});
afterAll(async () => {
  await gateway.stop();
  graph.stop();
});

async function ask(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://localhost:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('a gateway that is given a supergraph file and a port, and nothing else', () => {
  it('answers from subgraphs that it has never heard of', async () => {
    const answer = await ask('{ book(isbn: "7") { title stars } }');
    expect(answer).toEqual({ status: 200, body: { data: { book: { title: 'Title 7', stars: 4 } } } });
  });

  it('asks them under the whole of their address', () => {
    expect([...graph.addresses]).toEqual(['/any/path?key=a%20b']);
  });

  it('sends no signature where there is no secret', async () => {
    await ask('{ book(isbn: "8") { title } }');
    expect(graph.seen.length).toBeGreaterThan(0);
    for (const headers of graph.seen) expect(headers).not.toHaveProperty('x-city-signature');
  });

  it('refuses a token in plain words rather than take its holder for anonymous', async () => {
    const answer = await ask('{ __typename }', { authorization: 'Bearer abc' });
    expect(answer.status).toBe(401);
    expect(answer.body.errors).toMatchObject([
      {
        message: 'This gateway takes no access tokens. Send the request again without one.',
        extensions: { code: 'UNAUTHENTICATED', reason: 'TOKENS_NOT_ACCEPTED' },
      },
    ]);
  });
});

describe('a gateway that is configured wrongly', () => {
  it('names all mistakes at once and ends with 1, and shows no secret', async () => {
    const failing = spawnGateway({
      SUPERGRAPH_FILE: '/nowhere/supergraph.graphql',
      PORT: 'abc',
      GATEWAY_SIGNING_SECRET: 'hunter2',
      JWKS_URL: 'http://localhost:1/jwks',
      SUBGRAPH_URL_BOOKS: 'localhost:4001',
    });
    expect(await failing.ended).toBe(1);
    expect(failing.errors()).toBe(`5 variables need a change before this can start:
  PORT: expected a port between 1 and 65535, got 'abc'
  SUPERGRAPH_FILE: expected the path of a supergraph schema that can be read, got '/nowhere/supergraph.graphql'
  GATEWAY_SIGNING_SECRET: expected a secret of at least 32 characters, got 7 characters
  JWKS_URL: needs ISSUER_URL too: a token is good only from the issuer that it names
  SUBGRAPH_URL_BOOKS: expected an address that begins with http:// or https://, got 'localhost:4001'
`);
  });

  it('says what is wrong with a file that is no supergraph', async () => {
    const wrong = join(await mkdtemp(join(tmpdir(), 'alone-')), 'wrong.graphql');
    await writeFile(wrong, 'type Query { a: Int }');
    const failing = spawnGateway({ SUPERGRAPH_FILE: wrong, PORT: await freePort() });
    expect(await failing.ended).toBe(1);
    expect(failing.errors()).toMatch(
      /^One variable needs a change.*\n {2}SUPERGRAPH_FILE: .*cannot be served: Invalid supergraph/,
    );
  });

  it('says that its port is taken', async () => {
    const failing = spawnGateway({ SUPERGRAPH_FILE: file, PORT: port });
    expect(await failing.ended).toBe(1);
    expect(failing.errors()).toContain(`PORT: ${port} is taken by another program`);
  });
});
