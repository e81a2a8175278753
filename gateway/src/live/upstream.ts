import { signatureHeaders } from '@city/kit/request-identity/gateway-signature';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export type UpstreamEvents = {
  onNext: (result: FormattedExecutionResult) => void;
  /** The subgraph refused or ended the subscription with errors. */
  onErrors: (errors: readonly GraphQLFormattedError[]) => void;
  /** The connection is gone, or never came to be. */
  onBreak: (reason: unknown) => void;
  onComplete: () => void;
};

export type UpstreamOptions = UpstreamEvents & {
  url: URL;
  secret: string | undefined;
  headers: Record<string, string>;
  query: string;
  variables: Record<string, unknown>;
};

const pingEveryMs = 5_000;
const acknowledgeWithinMs = 5_000;
const goodbyeMs = 1_000;

/** One subscription at a subgraph, over a socket of its own whose upgrade is signed like every other request. */
export class Upstream {
  private readonly options: UpstreamOptions;
  private readonly unsubscribe: () => void;
  private socket: WebSocket | undefined;
  private isClosed = false;
  private awaitsPong = false;
  private isPaused = false;
  private pongTimer: NodeJS.Timeout | undefined;

  constructor(options: UpstreamOptions) {
    this.options = options;
    const client = createClient({
      url: options.url.href.replace(/^http/, 'ws'),
      webSocketImpl: this.signingSocket(),
      lazy: true,
      lazyCloseTimeout: 0,
      retryAttempts: 0,
      keepAlive: pingEveryMs,
      connectionAckWaitTimeout: acknowledgeWithinMs,
      // A frozen subgraph keeps its socket open: only a missing pong tells.
      on: {
        ping: (received) => received || this.expectPong(),
        pong: () => {
          this.awaitsPong = false;
          clearTimeout(this.pongTimer);
        },
        // Whatever the code: left to itself, the client would come back after 1000, from where it once began.
        closed: (event) => this.ifOpen(() => this.end(() => options.onBreak(event))),
      },
    });
    this.unsubscribe = client.subscribe<Record<string, unknown>>(
      { query: options.query, variables: options.variables, extensions: { startCursor: true } },
      {
        next: (result) => this.ifOpen(() => options.onNext(result as FormattedExecutionResult)),
        error: (error) => this.ifOpen(() => this.end(() => this.fail(error))),
        complete: () => this.ifOpen(() => this.end(options.onComplete)),
      },
    );
  }

  close(): void {
    this.end(() => undefined);
  }

  /** Stops reading from the network, so that a flood waits at the subgraph and not in this process. */
  pause(): void {
    this.isPaused = true;
    // A pong may be there and is not read either: its want tells nothing now.
    clearTimeout(this.pongTimer);
    this.socket?.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.socket?.resume();
    if (this.awaitsPong) this.expectPong();
  }

  private signingSocket() {
    const { secret, url, headers } = this.options;
    const keep = (socket: WebSocket) => {
      this.socket = socket;
    };
    return class extends WebSocket {
      constructor(address: string, protocol: string) {
        const signature = signatureHeaders({
          secret,
          method: 'GET',
          path: `${url.pathname}${url.search}`,
          body: '',
        });
        super(address, protocol, {
          headers: { ...headers, ...signature },
          handshakeTimeout: acknowledgeWithinMs,
        });
        keep(this);
      }
    };
  }

  private expectPong(): void {
    this.awaitsPong = true;
    if (!this.isPaused) this.pongTimer = setTimeout(() => this.socket?.terminate(), pingEveryMs);
  }

  private fail(error: unknown): void {
    if (Array.isArray(error)) this.options.onErrors(error as GraphQLFormattedError[]);
    else this.options.onBreak(error);
  }

  private ifOpen(act: () => void): void {
    if (!this.isClosed) act();
  }

  private closeSocket(): void {
    const { socket } = this;
    if (!socket || socket.readyState === WebSocket.CLOSED) return;
    // A socket that is still being opened can't be closed politely.
    if (socket.readyState === WebSocket.CONNECTING) {
      socket.terminate();
      return;
    }
    const timer = setTimeout(() => socket.terminate(), goodbyeMs);
    socket.once('close', () => clearTimeout(timer));
    // What is paused would never hear the other side's goodbye.
    socket.resume();
    socket.close(1000);
  }

  private end(tell: () => void): void {
    if (this.isClosed) return;
    this.isClosed = true;
    clearTimeout(this.pongTimer);
    tell();
    this.unsubscribe();
    this.closeSocket();
  }
}
