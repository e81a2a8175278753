import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Logger } from '../log/log.ts';
import type { SocketState } from './socket-operations.ts';

const maximumMessageBytes = 1_000_000;
const pingEveryMs = 12_000;
const drainOverMs = 1_000;

/** Binds the GraphQL protocol to sockets: keeps them alive, notices dead ones, sends them away when asked. */
export class SocketServer {
  private readonly operations: Server<SocketState>;
  private readonly log: Logger;
  private readonly sockets: WebSocketServer;

  constructor(operations: Server<SocketState>, log: Logger) {
    this.operations = operations;
    this.log = log;
    this.sockets = new WebSocketServer({
      noServer: true,
      maxPayload: maximumMessageBytes,
      handleProtocols,
    });
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.sockets.handleUpgrade(request, stream, head, (socket) => this.open(socket, request));
  }

  /** Closes all sockets over a second, so that clients do not come back all at once. */
  async drain(): Promise<void> {
    // From here on an upgrade is refused with 503; what is open stays open.
    this.sockets.close();
    const open = [...this.sockets.clients];
    const stepMs = drainOverMs / Math.max(1, open.length);
    await Promise.all(
      open.map(
        (socket, index) =>
          new Promise<void>((resolve) => {
            socket.once('close', () => resolve());
            setTimeout(() => socket.close(1001, 'Stopping: come back with your cursor'), index * stepMs);
            // A peer that does not answer the closing handshake is not waited for.
            setTimeout(() => socket.terminate(), drainOverMs + 1_000).unref();
          }),
      ),
    );
  }

  private open(socket: WebSocket, upgrade: IncomingMessage): void {
    const close = (code: number, reason: string) => socket.close(code, reason);
    const heartbeat = keepAlive(socket);
    socket.on('error', (error) => this.log.warn({ err: error }, 'A socket failed.'));

    const closed = this.operations.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close,
        onMessage: (take) => {
          socket.on('message', (data) => {
            take(String(data)).catch((error) => {
              this.log.error({ err: error }, 'A socket message could not be handled.');
              close(4500, 'Internal error');
            });
          });
        },
      },
      { upgrade, close },
    );
    socket.once('close', (code, reason) => {
      clearInterval(heartbeat);
      closed(code, String(reason)).catch((error) =>
        this.log.error({ err: error }, 'A socket did not close well.'),
      );
    });
  }
}

/** Resolves when the bytes are with the network, so that a slow reader slows its own stream and no other. */
function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(data, (error) => (error ? reject(error) : resolve()));
  });
}

function keepAlive(socket: WebSocket): NodeJS.Timeout {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  return setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, pingEveryMs).unref();
}
