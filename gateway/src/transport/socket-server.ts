import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '@city/kit/log/log';
import { handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { isTooDeep } from '../limits/request-body.ts';
import { ClientSocket } from './client-socket.ts';
import { closeCodes } from './close-codes.ts';
import type { SocketState } from './graphql-over-socket.ts';

const drainOverMs = 2_000;

export type SocketServerOptions = {
  operations: Server<SocketState>;
  log: Logger;
  maximumMessageBytes: number;
  maximumBufferedBytes: number;
};

/** Binds the GraphQL protocol to sockets, and sends them all away when the gateway stops. */
export class SocketServer {
  private readonly options: SocketServerOptions;
  private readonly sockets: WebSocketServer;
  private readonly clients = new Set<ClientSocket>();

  constructor(options: SocketServerOptions) {
    this.options = options;
    this.sockets = new WebSocketServer({
      noServer: true,
      maxPayload: options.maximumMessageBytes,
      clientTracking: false,
      handleProtocols,
    });
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.sockets.handleUpgrade(request, stream, head, (socket) => this.open(socket, request));
  }

  /** Closes all sockets one after the other, so that their clients do not come back all at once. */
  async drain(): Promise<void> {
    const clients = [...this.clients];
    const stepMs = drainOverMs / Math.max(1, clients.length);
    await Promise.all(
      clients.map(async (client, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * stepMs));
        await client.close(closeCodes.serviceRestart, 'Restarting: come back with your cursor');
      }),
    );
  }

  private open(socket: WebSocket, upgrade: IncomingMessage): void {
    const { operations, log, maximumBufferedBytes } = this.options;
    const client = new ClientSocket(socket, maximumBufferedBytes);
    this.clients.add(client);
    const close = (code: number, reason: string) => void client.close(code, reason);
    const write = (message: string) => client.write(message);
    socket.on('error', (error) => log.debug({ err: error }, 'A socket failed.'));

    const closed = operations.opened(
      {
        protocol: socket.protocol,
        send: write,
        close,
        onMessage: (take) => {
          socket.on('message', (data) => {
            const message = String(data);
            // A parser's own stack is what a deep text attacks.
            if (isTooDeep(message)) {
              close(closeCodes.badRequest, 'Nested too deeply');
              return;
            }
            take(message).catch((error) => {
              log.error({ err: error }, 'A socket message could not be handled.');
              close(closeCodes.internalError, 'Try again');
            });
          });
        },
      },
      { upgrade, write, close },
    );
    socket.once('close', (code, reason) => {
      this.clients.delete(client);
      closed(code, String(reason)).catch((error) =>
        log.error({ err: error }, 'A socket did not close well.'),
      );
    });
  }
}
