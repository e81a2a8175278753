import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { Health } from '@city/kit/health/health';
import type { Logger } from '@city/kit/log/log';
import { applyCors, isAllowedOrigin } from './cors.ts';
import { isForEvents } from './event-request.ts';
import type { EventStreamServer } from './event-stream-server.ts';
import { Explorer } from './explorer.ts';
import type { SocketServer } from './socket-server.ts';

export type HttpServerOptions = {
  graphqlPath: string;
  health: Health;
  explorer: Explorer | undefined;
  answerGraphql: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  sockets: SocketServer;
  eventStreams: EventStreamServer;
  allowedOrigins: readonly string[];
  patience: Patience;
  log: Logger;
};

/** Who is slow in sending is not waited for. */
export type Patience = { headersMs: number; requestMs: number };

const maximumHeaders = 100;

function serverOptions({ headersMs, requestMs }: Patience) {
  return {
    headersTimeout: headersMs,
    requestTimeout: Math.max(headersMs, requestMs),
    connectionsCheckingInterval: Math.min(2_000, headersMs / 4),
    keepAliveTimeout: 65_000,
    maxHeaderSize: 16_384,
  };
}

export function createHttpServer(options: HttpServerOptions): Server {
  const { graphqlPath, health, explorer, answerGraphql, sockets, eventStreams, allowedOrigins, log } =
    options;
  const server = createServer(serverOptions(options.patience));

  server.on('request', (request, response) => {
    route(request, response).catch((error) => {
      log.error({ err: error }, 'A request failed.');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  server.on('upgrade', (request, socket, head) => {
    if (hasTooManyHeaders(request)) return refuseUpgrade(socket, 431);
    if (pathOf(request) !== graphqlPath) return refuseUpgrade(socket, 404);
    if (!isAllowedOrigin(request, allowedOrigins)) return refuseUpgrade(socket, 403);
    if (health.isDraining) return refuseUpgrade(socket, 503);
    if (!sockets.accept(request, socket, head)) refuseUpgrade(socket, 429);
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (hasTooManyHeaders(request)) {
      response.writeHead(431, { connection: 'close' }).end();
      return;
    }
    if (await health.handle(request, response)) return;
    if (pathOf(request) !== graphqlPath) {
      response.writeHead(404).end();
      return;
    }
    applyCors(request, response, allowedOrigins);
    if (health.isDraining) response.setHeader('connection', 'close');
    if (request.method === 'OPTIONS') response.writeHead(204).end();
    else if (isForEvents(request)) await answerEvents(request, response);
    else if (explorer && Explorer.isWanted(request)) await explorer.answer(request, response);
    else await answerGraphql(request, response);
  }

  async function answerEvents(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // As an upgrade would be: a stream that begins now would only be sent away.
    if (health.isDraining) response.writeHead(503, { 'retry-after': '1' }).end();
    else if (!isAllowedOrigin(request, allowedOrigins)) response.writeHead(403).end();
    else await eventStreams.answer(request, response);
  }

  return server;
}

function hasTooManyHeaders({ rawHeaders }: IncomingMessage): boolean {
  // Names and values stand in one list.
  return rawHeaders.length > 2 * maximumHeaders;
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  // Half of it would stay open for as long as the client likes: a connection that no limit counts.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

const idleCheckMs = 50;

/** Takes no new connections, lets requests finish, and cuts what has not finished in time. */
export async function closeWhenFinished(server: Server, withinMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that is kept alive becomes idle only when its last request is finished.
  const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  const cut = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
