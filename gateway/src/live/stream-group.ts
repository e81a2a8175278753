import { Viewer } from '@city/kit/request-identity/viewer';
import type { ClientSubscription } from './client-subscription.ts';
import type { LiveEvent } from './event-ring.ts';
import { SharedStream, type SharedStreamOptions } from './shared-stream.ts';

type StreamOptions = Omit<SharedStreamOptions, 'after' | 'viewer' | 'onDelivered' | 'onEnd'>;

export type StreamGroupOptions = {
  stream: StreamOptions;
  lingerMs: number;
  onEmpty: (group: StreamGroup) => void;
};

/** Listening clients, upstream streams for them, and how many of these know where they would be resumed. */
export type LiveCounts = { clients: number; upstreams: number; resumable: number };

/**
 * All streams of one subscription for one set of people: the live one that its clients share, and for clients that
 * come back from long ago a replay each, which joins the live one as soon as it has caught up.
 */
export class StreamGroup {
  private readonly options: StreamGroupOptions;
  private readonly clients = new Set<ClientSubscription>();
  private readonly replays = new Set<SharedStream>();
  private live: SharedStream | undefined;
  private lingerTimer: NodeJS.Timeout | undefined;

  constructor(options: StreamGroupOptions) {
    this.options = options;
  }

  join(client: ClientSubscription, after: string | null): void {
    clearTimeout(this.lingerTimer);
    this.clients.add(client);
    this.live ??= this.open(null);
    const known = [this.live, ...this.replays].some((stream) => stream.join(client, after));
    if (known || after === null) return;
    const replay = this.open(after);
    this.replays.add(replay);
    replay.join(client, after);
  }

  leave(client: ClientSubscription): void {
    this.clients.delete(client);
    this.live?.clients.delete(client);
    for (const replay of this.replays) {
      replay.clients.delete(client);
      if (replay.clients.size === 0) this.closeReplay(replay);
    }
    if (this.clients.size > 0) return;
    // A client that only reconnects finds its stream, and what it missed, still here.
    clearTimeout(this.lingerTimer);
    this.lingerTimer = setTimeout(() => this.close(), this.options.lingerMs);
  }

  close(): void {
    clearTimeout(this.lingerTimer);
    this.live?.close();
    this.live = undefined;
    for (const replay of this.replays) this.closeReplay(replay);
    this.options.onEmpty(this);
  }

  get counts(): LiveCounts {
    const streams = [...(this.live ? [this.live] : []), ...this.replays];
    return {
      clients: this.clients.size,
      upstreams: streams.length,
      resumable: streams.filter((stream) => stream.lastCursor !== null).length,
    };
  }

  private open(after: string | null): SharedStream {
    return new SharedStream({
      ...this.options.stream,
      after,
      viewer: () => this.viewer(),
      onDelivered: (stream, event) => this.mergeAfter(stream, event),
      onEnd: (stream) => this.ended(stream),
    });
  }

  private ended(stream: SharedStream): void {
    this.replays.delete(stream);
    if (stream === this.live) this.live = undefined;
  }

  /** A replay has caught up when it and the live stream have had the same event last. */
  private mergeAfter(stream: SharedStream, { cursor }: LiveEvent): void {
    const { live } = this;
    if (!live || cursor === null) return;
    const candidates = stream === live ? [...this.replays] : [stream];
    for (const replay of candidates) {
      if (replay.lastCursor === null || !live.ring.has(replay.lastCursor)) continue;
      for (const client of replay.clients) live.join(client, replay.lastCursor);
      this.closeReplay(replay);
    }
  }

  private closeReplay(replay: SharedStream): void {
    replay.clients.clear();
    replay.close();
    this.replays.delete(replay);
  }

  /** Of all who listen, the one whose token is valid longest. A public stream is fetched as nobody. */
  private viewer(): Viewer | undefined {
    if (this.options.stream.execution.plan.isPublic) return Viewer.anonymous;
    let best: Viewer | undefined;
    for (const { viewer } of this.clients) {
      if (viewer.hasExpired()) continue;
      if (!best || (viewer.expiresAt?.getTime() ?? 0) > (best.expiresAt?.getTime() ?? 0)) best = viewer;
    }
    return best;
  }
}
