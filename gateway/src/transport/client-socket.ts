import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { liveTotals } from '../live/live-totals.ts';
import { closeCodes } from './close-codes.ts';
import { textFrame } from './text-frame.ts';
import { atTurnEnd } from './turn-end.ts';

/** So long may a client leave what was sent to it unread. */
const maximumStallMs = 10_000;
/** How long a closed client may take to say goodbye; a slow one first has to read what came before the code. */
const goodbyeMs = 1_000;
const slowGoodbyeMs = 10_000;
const pingEveryMs = 12_000;

/** One client's socket, and how much may wait for it: memory is bounded by bytes and by time, for each alone. */
export class ClientSocket {
  /** Called when it is sent away: what it followed is left at once, however long the client takes to notice. */
  onDismissed: (code: number, reason: string) => void = () => undefined;
  private readonly socket: WebSocket;
  /** The connection under the socket. */
  private readonly stream: Duplex;
  private readonly maximumBufferedBytes: number;
  private readonly heartbeat: NodeJS.Timeout;
  private stallTimer: NodeJS.Timeout | undefined;
  private isAlive = true;

  constructor(socket: WebSocket, stream: Duplex, maximumBufferedBytes: number) {
    this.socket = socket;
    this.stream = stream;
    this.maximumBufferedBytes = maximumBufferedBytes;
    this.heartbeat = setInterval(() => this.beat(), pingEveryMs).unref();
    socket.on('pong', () => {
      this.isAlive = true;
    });
    socket.once('close', () => {
      clearInterval(this.heartbeat);
      clearTimeout(this.stallTimer);
    });
  }

  write(message: string): void {
    if (!this.isWritable()) return;
    this.socket.send(message);
    this.watchStall();
  }

  /**
   * A message that ends like those of all clients of a stream. Its end is not copied: the same bytes wait for all. That
   * is written past the library, which can't do it; it compresses nothing here, so whole messages never mix.
   */
  writeShared(begin: Buffer, end: Buffer): void {
    if (!this.isWritable()) return;
    const { stream } = this;
    if (stream.writableCorked === 0) {
      stream.cork();
      atTurnEnd(this);
    }
    for (const piece of textFrame(begin, end)) stream.write(piece);
  }

  flush(): void {
    this.stream.uncork();
    this.watchStall();
  }

  /** Resolves when the socket is closed, at the latest when its client does not answer. */
  close(code: number, reason: string, withinMs = goodbyeMs): Promise<void> {
    const { socket } = this;
    return new Promise((resolve) => {
      if (socket.readyState === socket.CLOSED) return resolve();
      const timer = setTimeout(() => socket.terminate(), withinMs);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      socket.close(code, reason);
      this.onDismissed(code, reason);
    });
  }

  private isWritable(): boolean {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount <= this.maximumBufferedBytes) return true;
    this.sendAway();
    return false;
  }

  private watchStall(): void {
    const { socket } = this;
    if (this.stallTimer || socket.bufferedAmount === 0) return;
    // One timer for all that waits: an empty message behind it tells when it has gone.
    this.stallTimer = setTimeout(() => this.sendAway(), maximumStallMs).unref();
    socket.ping(undefined, undefined, () => {
      clearTimeout(this.stallTimer);
      this.stallTimer = undefined;
    });
  }

  private sendAway(): void {
    clearTimeout(this.stallTimer);
    liveTotals.slowClients += 1;
    void this.close(closeCodes.tooSlow, 'Too slow: come back with your cursor', slowGoodbyeMs);
  }

  private beat(): void {
    if (!this.isAlive) {
      this.socket.terminate();
      return;
    }
    this.isAlive = false;
    this.socket.ping();
  }
}
