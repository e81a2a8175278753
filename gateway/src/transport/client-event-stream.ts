import type { ServerResponse } from 'node:http';
import type { ResponseInit } from 'graphql-sse';

/** So long may a client leave what was sent to it unread. */
const maximumStallMs = 10_000;
/** How long an ended response may take to reach its client. */
const goodbyeMs = 10_000;

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  // A proxy that collects or compresses would hold events back.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

export type ClientEventStreamOptions = {
  maximumBufferedBytes: number;
  /** The client does not read: it has to be told, and sent away. */
  onTooSlow: () => void;
};

/** One client's event stream, and how much may wait for it: memory is bounded by bytes and by time, for each alone. */
export class ClientEventStream {
  private readonly options: ClientEventStreamOptions;
  /** What was said before the client came for it. */
  private early: (string | Buffer)[] = [];
  private earlyBytes = 0;
  private response: ServerResponse | undefined;
  private stallTimer: NodeJS.Timeout | undefined;
  private hasEnded = false;

  constructor(options: ClientEventStreamOptions) {
    this.options = options;
  }

  open(response: ServerResponse, { status }: ResponseInit): void {
    if (response.closed) return;
    this.response = response;
    response.once('close', () => clearTimeout(this.stallTimer));
    response.writeHead(status, streamHeaders);
    for (const text of this.early) response.write(text);
    this.early = [];
    if (this.hasEnded) this.finish(response);
  }

  write(text: string | Buffer): void {
    const { maximumBufferedBytes } = this.options;
    if (this.hasEnded) return;
    if (!this.response) {
      this.early.push(text);
      this.earlyBytes += text.length;
      if (this.earlyBytes > maximumBufferedBytes) this.options.onTooSlow();
      return;
    }
    if (this.response.writableLength > maximumBufferedBytes) {
      this.options.onTooSlow();
      return;
    }
    this.response.write(text);
    if (this.response.writableLength > 0 && !this.stallTimer) this.watchStall(this.response);
  }

  /** Says the last and closes. What waited before that is still sent, if the client takes it soon. */
  end(last = ''): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearTimeout(this.stallTimer);
    if (!this.response) {
      this.early.push(last);
      return;
    }
    this.response.write(last);
    this.finish(this.response);
  }

  private finish(response: ServerResponse): void {
    const timer = setTimeout(() => response.destroy(), goodbyeMs).unref();
    response.once('close', () => clearTimeout(timer));
    response.end();
  }

  private watchStall(response: ServerResponse): void {
    // One timer for all that waits: a comment behind it tells when it has gone.
    this.stallTimer = setTimeout(() => this.options.onTooSlow(), maximumStallMs).unref();
    response.write(':\n\n', () => {
      clearTimeout(this.stallTimer);
      this.stallTimer = undefined;
    });
  }
}
