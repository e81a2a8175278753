import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '@city/kit/log/log';
import { handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { closeCodes } from './close-codes.ts';
import type { SocketState } from './graphql-over-socket.ts';

const pingEveryMs = 12_000;
const drainOverMs = 2_000;
/** A client that stopped reading: so much, or so long, waits for it and no more. */
const maximumBufferedBytes = 1_000_000;
const maximumSendMs = 10_000;
/** How long a closed client may take to say goodbye. */
const goodbyeMs = 1_000;

/** Binds the GraphQL protocol to sockets: keeps them alive, lets stalled ones go, sends all away when asked. */
export class SocketServer {
  private readonly operations: Server<SocketState>;
  private readonly log: Logger;
  private readonly sockets: WebSocketServer;

  constructor(options: { operations: Server<SocketState>; log: Logger; maximumMessageBytes: number }) {
    this.operations = options.operations;
    this.log = options.log;
    this.sockets = new WebSocketServer({
      noServer: true,
      maxPayload: options.maximumMessageBytes,
      handleProtocols,
    });
  }

  get size(): number {
    return this.sockets.clients.size;
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.sockets.handleUpgrade(request, stream, head, (socket) => this.open(socket, request));
  }

  /** Closes all sockets one after the other, so that their clients do not come back all at once. */
  async drain(): Promise<void> {
    const open = [...this.sockets.clients];
    const stepMs = drainOverMs / Math.max(1, open.length);
    await Promise.all(
      open.map(async (socket, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * stepMs));
        await closeSocket(socket, closeCodes.serviceRestart, 'Restarting: come back with your cursor');
      }),
    );
    this.sockets.close();
  }

  private open(socket: WebSocket, upgrade: IncomingMessage): void {
    const close = (code: number, reason: string) => void closeSocket(socket, code, reason);
    const heartbeat = keepAlive(socket);
    socket.on('error', (error) => this.log.debug({ err: error }, 'A socket failed.'));

    const closed = this.operations.opened(
      {
        protocol: socket.protocol,
        send: (data) =>
          send(socket, data, () => close(closeCodes.tooSlow, 'Too slow: come back with your cursor')),
        close,
        onMessage: (take) => {
          socket.on('message', (data) => {
            take(String(data)).catch((error) => {
              this.log.error({ err: error }, 'A socket message could not be handled.');
              close(closeCodes.internalError, 'Try again');
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

/** Resolves when the bytes are with the network: until then the client's own queue fills, and nobody else's. */
function send(socket: WebSocket, data: string, onStalled: () => void): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    if (socket.bufferedAmount > maximumBufferedBytes) {
      onStalled();
      return resolve();
    }
    let timer: NodeJS.Timeout | undefined;
    socket.send(data, () => {
      clearTimeout(timer);
      resolve();
    });
    // Most messages are gone at once; a timer for each of them would be most of the work.
    if (socket.bufferedAmount > 0) timer = setTimeout(onStalled, maximumSendMs);
  });
}

function closeSocket(socket: WebSocket, code: number, reason: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) return resolve();
    const timer = setTimeout(() => socket.terminate(), goodbyeMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(code, reason);
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
