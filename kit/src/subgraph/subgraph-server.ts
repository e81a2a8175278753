import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { CityError, cityError } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';
import type { Health } from '../health/health.ts';
import type { Logger } from '../log/log.ts';
import { meter } from '../metrics/meter.ts';
import type { TokenVerifier } from '../request-identity/access-token.ts';
import {
  SignatureVerifier,
  type SignedWords,
  signatureHeader,
} from '../request-identity/gateway-signature.ts';
import { answerFor } from './error-format.ts';
import { readBody } from './http-body.ts';
import { createHttpOperations } from './http-operations.ts';
import { closeWithin, listen, within } from './http-server.ts';
import { observeRequest } from './observe-request.ts';
import { OperationReader } from './operation.ts';
import { type QueryLimits, subgraphLimits } from './query-limits.ts';
import { languageOfHeaders, requestIdHeader, requestIdOf, viewerOf } from './request-headers.ts';
import { createSocketOperations } from './socket-operations.ts';
import { SocketServer } from './socket-server.ts';
import { StreamCount } from './stream-count.ts';
import type { CreateContext } from './subgraph-request.ts';

export type { SubgraphRequest } from './subgraph-request.ts';

export type SubgraphServerOptions<C extends object> = {
  name: string;
  /** 0 takes any free port. */
  port: number;
  schema: GraphQLSchema;
  /** Runs for each operation and for each event of a subscription: loaders made here remember nothing longer. */
  createContext: CreateContext<C>;
  gatewaySigningSecret: string;
  verifyToken: TokenVerifier;
  health: Health;
  log: Logger;
  /** Routes that are not GraphQL and not the gateway's; true when it has answered. */
  handleRequest?: (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;
  limits?: Partial<QueryLimits>;
  /** 4 MB unless told: 10,000 measurements are 1.2 MB. What a stranger may send is the gateway's to limit. */
  maximumBodyBytes?: number;
};

const finishTimeoutMs = 10_000;

export type SubgraphServer = { port: number; stop(): Promise<void> };

export async function startSubgraphServer<C extends object>(
  options: SubgraphServerOptions<C>,
): Promise<SubgraphServer> {
  const { schema, createContext, verifyToken, health, log } = options;
  const streams = new StreamCount();
  health.addFigure('openStreams', () => streams.open);
  meter.figure(
    'gauge',
    { name: 'subgraph_open_streams', help: 'Subscriptions that are running.' },
    () => streams.open,
  );
  const signatures = new SignatureVerifier({ secret: options.gatewaySigningSecret });
  const reader = new OperationReader(schema, { ...subgraphLimits, ...options.limits });
  const operate = createHttpOperations({ schema, reader, createContext });
  const sockets = new SocketServer(
    createSocketOperations({ schema, reader, createContext, verifyToken, streams, log }),
    log,
  );

  const inFlight = new Set<Promise<void>>();
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 15_000 }, (request, response) => {
    const answered = observeRequest(request, response, () => answer(request, response))
      .catch((error) => {
        log.error({ err: error }, 'A request could not be answered.');
        response.destroy();
      })
      .finally(() => inFlight.delete(answered));
    inFlight.add(answered);
  });
  server.on('upgrade', upgrade);
  const port = await listen(server, options.port);
  log.info({ port }, 'listening');

  return {
    port,
    async stop() {
      health.markDraining();
      // Until then the door stays open, so that whoever asks whether this is ready hears that it is not.
      await within(finishTimeoutMs, Promise.all([sockets.drain(), ...inFlight]));
      await closeWithin(server, 1_000);
    },
  };

  /** The order is the order of trust: everybody, then the gateway, then the person behind it. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = requestIdOf(request.headers);
    response.setHeader(requestIdHeader, requestId);
    if (health.isDraining) response.setHeader('connection', 'close');
    if (await health.handle(request, response)) return;
    if (await options.handleRequest?.(request, response)) return;
    if (!isGraphqlPath(request)) return end(response, 404);
    if (request.method !== 'POST') return end(response.setHeader('allow', 'POST'), 405);

    const language = languageOfHeaders(request.headers);
    const audience = { language, requestId, log: log.child({ requestId }) };
    try {
      const body = await readBody(request, options.maximumBodyBytes ?? 4_000_000);
      const { network } = signedWords(request, body);
      const viewer = await viewerOf(request.headers.authorization, verifyToken);
      const [text, { status, headers }] = await operate(request, body, {
        ...audience,
        viewer,
        network,
        signal: abortedWhenGone(response),
      });
      response.writeHead(status, { 'cache-control': 'no-store', ...headers }).end(text);
    } catch (error) {
      const { answer: refusal } = answerFor(error, audience);
      end(response, statusOf(error), { errors: [refusal] });
    }
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer) {
    stream.on('error', (error) => log.warn({ err: error }, 'A socket failed before it was open.'));
    if (!isGraphqlPath(request)) return refuseUpgrade(stream, '404 Not Found');
    if (!wordsOf(request, '')) return refuseUpgrade(stream, '401 Unauthorized');
    sockets.accept(request, stream, head);
  }

  function signedWords(request: IncomingMessage, body: Buffer): SignedWords {
    const words = wordsOf(request, body);
    if (!words) throw cityError(sharedErrors.SIGNATURE_REQUIRED);
    return words;
  }

  function wordsOf(request: IncomingMessage, body: Buffer | string): SignedWords | null {
    const header = request.headers[signatureHeader];
    if (typeof header !== 'string') return null;
    return signatures.read({ method: request.method ?? '', path: request.url ?? '', body, header });
  }
}

function isGraphqlPath(request: IncomingMessage): boolean {
  return request.url === '/graphql';
}

function statusOf(error: unknown): number {
  if (!(error instanceof CityError)) return 500;
  if (error.reason === 'REQUEST_TOO_LARGE') return 413;
  return { UNAUTHENTICATED: 401, UPSTREAM_UNAVAILABLE: 503 }[error.code as string] ?? 400;
}

function end(response: ServerResponse, status: number, body?: object): void {
  // A refused request may still be sending: the connection is of no further use.
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(body ? JSON.stringify(body) : undefined);
}

function refuseUpgrade(stream: Duplex, status: string): void {
  stream.once('finish', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function abortedWhenGone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
