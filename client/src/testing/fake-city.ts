import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

export type Received = {
  query: string;
  variables: Record<string, unknown>;
  authorization: string | undefined;
};
type Answer = { status?: number; headers?: Record<string, string>; body: unknown } | 'hang-up';
/** What a stream's connection is told: events, errors, or to break. */
export type StreamStep = { next: unknown } | { errors: unknown[] } | { close: number } | 'cut';
type Listening = { after: unknown; authorization: unknown };

/** An issuer and a gateway in one, which answer as a test wants. */
export async function startFakeCity() {
  const received: Received[] = [];
  const signIns: string[] = [];
  const listening: Listening[] = [];
  let answer: (request: Received) => Answer = () => ({ body: { data: {} } });
  let stream: (request: Listening) => StreamStep[] = () => [];
  let isClientKnown = true;

  const server = createServer(async (request, response) => {
    const text = await readAll(request);
    const { port } = server.address() as AddressInfo;
    if (request.url === '/.well-known/openid-configuration') {
      const issuer = `http://127.0.0.1:${port}`;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ issuer, token_endpoint: `${issuer}/token` }));
      return;
    }
    if (request.url === '/token') {
      signIns.push(Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString());
      response.writeHead(isClientKnown ? 200 : 401, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          isClientKnown
            ? { access_token: `token-${signIns.length}`, token_type: 'bearer', expires_in: 300 }
            : { error: 'invalid_client' },
        ),
      );
      return;
    }
    const given = answer({ ...JSON.parse(text), authorization: request.headers.authorization });
    received.push({ ...JSON.parse(text), authorization: request.headers.authorization });
    if (given === 'hang-up') {
      response.destroy();
      return;
    }
    response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers });
    response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  });

  const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
  sockets.on('connection', (socket) => {
    let authorization: unknown;
    socket.on('message', (data) => {
      const { type, id, payload } = JSON.parse(String(data));
      if (type === 'connection_init') {
        authorization = payload.authorization;
        socket.send(JSON.stringify({ type: 'connection_ack' }));
      }
      if (type !== 'subscribe') return;
      const request = { after: payload.variables.after, authorization };
      listening.push(request);
      for (const step of stream(request)) {
        if (step === 'cut') socket.terminate();
        else if ('close' in step) socket.close(step.close, 'closed');
        else if ('errors' in step) socket.send(JSON.stringify({ type: 'error', id, payload: step.errors }));
        else socket.send(JSON.stringify({ type: 'next', id, payload: { data: step.next } }));
      }
    });
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    signIns,
    listening,
    answers: (how: typeof answer) => {
      answer = how;
    },
    streams: (how: typeof stream) => {
      stream = how;
    },
    revokeClient: () => {
      isClientKnown = false;
    },
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
