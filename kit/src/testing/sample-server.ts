import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { Health } from '../health/health.ts';
import { createLog } from '../log/log.ts';
import { signatureHeader, signRequest } from '../request-identity/gateway-signature.ts';
import { type SubgraphServerOptions, startSubgraphServer } from '../subgraph/subgraph-server.ts';
import { type SampleContext, type SampleControls, sampleSchema } from './sample-schema.ts';
import { createTestIdentity } from './test-identity.ts';

const secret = 'a secret of the gateway and its subgraphs';

export type PostOptions = {
  variables?: Record<string, unknown>;
  token?: string;
  headers?: Record<string, string>;
  /** Instead of a good signature; null sends none. */
  signature?: string | null;
};

/** A subgraph over real HTTP and real sockets, and a gateway's way of asking it. */
export async function startSampleServer(options: Partial<SubgraphServerOptions<SampleContext>> = {}) {
  const identity = await createTestIdentity();
  const lines: string[] = [];
  const controls: SampleControls = {
    sources: [],
    gate: Promise.withResolvers(),
    isSlowAsked: false,
    isRevoked: false,
  };
  let contexts = 0;
  const server = await startSubgraphServer<SampleContext>({
    name: 'sample',
    port: 0,
    schema: sampleSchema(controls),
    createContext({ viewer }) {
      contexts += 1;
      return { viewer, number: contexts, isRevoked: () => controls.isRevoked };
    },
    gatewaySigningSecret: secret,
    verifyToken: identity.verifyToken,
    health: new Health(),
    log: createLog({ service: 'sample', destination: { write: (line) => lines.push(line) } }),
    ...options,
  });
  const address = `http://localhost:${server.port}`;

  const sign = (body: string | Uint8Array<ArrayBuffer>, method = 'POST') =>
    signRequest({ secret, method, path: '/graphql', body });

  async function send(
    body: string | Uint8Array<ArrayBuffer>,
    { token, headers, signature }: PostOptions = {},
  ) {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...(signature === null ? {} : { [signatureHeader]: signature ?? sign(body) }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null };
  }

  return {
    ...server,
    address,
    identity,
    controls,
    sign,
    send,
    post: (query: string, post: PostOptions = {}) =>
      send(JSON.stringify({ query, variables: post.variables }), post),
    connect(
      connect: { token?: string; signature?: string | null; payload?: Record<string, unknown> } = {},
    ): Client {
      const signature = connect.signature === undefined ? sign('', 'GET') : connect.signature;
      return createClient({
        url: `${address.replace('http', 'ws')}/graphql`,
        lazy: true,
        retryAttempts: 0,
        ...(connect.payload ? { connectionParams: connect.payload } : {}),
        webSocketImpl: class extends WebSocket {
          constructor(url: string, protocol: string) {
            super(url, protocol, {
              headers: {
                ...(signature === null ? {} : { [signatureHeader]: signature }),
                ...(connect.token ? { authorization: `Bearer ${connect.token}` } : {}),
              },
            });
          }
        },
      });
    },
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    rawLog: () => lines.join(''),
  };
}

export type SampleServer = Awaited<ReturnType<typeof startSampleServer>>;
