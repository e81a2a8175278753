import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const revokedAnswer = JSON.stringify({
  errors: [{ message: 'Taken back', extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_REVOKED' } }],
});

/** Remembers with which headers it was asked, over HTTP and over sockets, and echoes what sockets say. */
export class FakeGateway {
  readonly requests: { headers: IncomingHttpHeaders; body: string }[] = [];
  readonly upgrades: IncomingHttpHeaders[] = [];
  /** Tokens that are refused as taken back. */
  readonly revoked = new Set<string>();
  url = '';
  #server: Server | null = null;

  async start(): Promise<this> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      this.requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (this.#isRevoked(request.headers)) {
        response.writeHead(401, { 'Content-Type': 'application/json' }).end(revokedAnswer);
        return;
      }
      response.writeHead(200, { 'Content-Type': 'application/json', 'Set-Cookie': 'gateway=1' });
      response.end('{"data":{"ok":true}}');
    });
    new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' }).on(
      'connection',
      (socket, request) => {
        this.upgrades.push(request.headers);
        if (this.#isRevoked(request.headers)) socket.close(4403, 'TOKEN_REVOKED');
        socket.on('message', (data) => socket.send(data.toString()));
      },
    );
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, resolve));
    this.url = `http://localhost:${(server.address() as AddressInfo).port}/graphql`;
    return this;
  }

  #isRevoked({ authorization }: IncomingHttpHeaders): boolean {
    return this.revoked.has(authorization?.replace('Bearer ', '') ?? '');
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}
