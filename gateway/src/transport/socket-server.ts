import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '@city/kit/log/log';
import { handleProtocols, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientAddresses } from '../limits/client-address.ts';
import type { ConnectionSeats, Seat } from '../limits/connection-seats.ts';
import { isSoundJson } from '../limits/json-text.ts';
import { ClientSocket } from './client-socket.ts';
import { closeCodes } from './close-codes.ts';
import { FollowedStreams } from './followed-streams.ts';
import type { SocketState } from './graphql-over-socket.ts';
import { spreadOver } from './spread.ts';

export type SocketServerOptions = {
  operations: Server<SocketState>;
  seats: ConnectionSeats;
  addresses: ClientAddresses;
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

  /** False when the address has as many sockets as it may: then nothing was done. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): boolean {
    const { seats, addresses } = this.options;
    const seat = seats.open(addresses.of(request));
    if (!seat) return false;
    stream.once('close', seat.leave);
    this.sockets.handleUpgrade(request, stream, head, (socket) => this.open(socket, stream, request, seat));
    return true;
  }

  get size(): number {
    return this.clients.size;
  }

  /** Closes all sockets one after the other, so that their clients do not come back all at once. */
  drain(withinMs: number): Promise<void> {
    return spreadOver([...this.clients], withinMs, (client) =>
      client.close(closeCodes.serviceRestart, 'Restarting: come back with your cursor'),
    );
  }

  private open(socket: WebSocket, stream: Duplex, upgrade: IncomingMessage, seat: Seat): void {
    const { operations, log, maximumBufferedBytes } = this.options;
    const client = new ClientSocket(socket, stream, maximumBufferedBytes);
    this.clients.add(client);
    const close = (code: number, reason: string) => void client.close(code, reason);
    const write = (message: string) => client.write(message);
    const writeShared = (begin: Buffer, end: Buffer) => client.writeShared(begin, end);
    socket.on('error', (error) => log.debug({ err: error }, 'A socket failed.'));
    let hasLeft = false;

    const closed = operations.opened(
      {
        protocol: socket.protocol,
        send: write,
        close,
        onMessage: (take) => {
          socket.on('message', (data) => {
            // It was sent away, perhaps because its token holds no longer, and has not noticed or does not care.
            if (hasLeft) return;
            const message = String(data);
            // A parser's own stack is what a deep text attacks.
            if (!isSoundJson(message)) {
              close(closeCodes.badRequest, 'Nested too deeply, or a key twice');
              return;
            }
            take(message).catch((error) => {
              log.error({ err: error }, 'A socket message could not be handled.');
              close(closeCodes.internalError, 'Try again');
            });
          });
        },
      },
      { upgrade, seat, streams: new FollowedStreams(), writeShared, close },
    );
    const leave = (code: number, reason: string) => {
      if (hasLeft) return;
      hasLeft = true;
      closed(code, reason).catch((error) => log.error({ err: error }, 'A socket did not close well.'));
    };
    client.onDismissed = leave;
    socket.once('close', (code, reason) => {
      this.clients.delete(client);
      leave(code, String(reason));
    });
  }
}
