import { Viewer } from '@city/kit/request-identity/viewer';
import type { FormattedExecutionResult } from 'graphql';
import type { ClientSubscription } from './client-subscription.ts';
import { isSameUpstream, type Seat } from './seating.ts';
import { SharedStream, type SharedStreamOptions, type StreamWork } from './shared-stream.ts';

type StreamOptions = Omit<SharedStreamOptions, 'work' | 'after' | 'viewer' | 'onProgress' | 'onEnd'>;

export type StreamGroupOptions = {
  seat: Seat;
  work: StreamWork;
  stream: StreamOptions;
  lingerMs: number;
  isRevoked: (viewer: Viewer) => boolean;
  onEmpty: (group: StreamGroup) => void;
};

/** Listening clients, upstream streams for them, and how many of these know where they would be resumed. */
export type LiveCounts = { clients: number; upstreams: number; resumable: number };

/**
 * All streams of one subscription for one set of people: the live one that its clients share, and for clients that
 * come back from long ago a replay each, which joins the live one as soon as it has caught up.
 */
export class StreamGroup {
  /** What its clients ask, and under which key others find it. */
  seat: Seat;
  private work: StreamWork;
  private readonly options: StreamGroupOptions;
  private readonly clients = new Set<ClientSubscription>();
  private readonly replays = new Set<SharedStream>();
  private live: SharedStream | undefined;
  private lingerTimer: NodeJS.Timeout | undefined;
  private best: Viewer | undefined;

  constructor(options: StreamGroupOptions) {
    this.options = options;
    this.seat = options.seat;
    this.work = options.work;
  }

  join(client: ClientSubscription, after: string | null): void {
    clearTimeout(this.lingerTimer);
    // Until now the token of somebody who has left was good enough.
    if (this.clients.size === 0) this.best = undefined;
    this.clients.add(client);
    if (this.best && outlives(client.viewer, this.best)) this.best = client.viewer;
    client.onEnd = () => this.leave(client);
    this.live ??= this.open(null);
    const known = [this.live, ...this.replays].some((stream) => stream.join(client, after));
    if (known || after === null) return;
    const replay = this.open(after);
    this.replays.add(replay);
    replay.join(client, after);
  }

  leave(client: ClientSubscription): void {
    this.clients.delete(client);
    // What comes while nobody listens is made ready as for who was there last: it may come back for it.
    if (client.viewer === this.best && this.clients.size > 0) this.best = undefined;
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

  /** The subgraph is asked for the same at the same place: the streams can go on as they are. */
  isServedAs(seat: Seat, work: StreamWork): boolean {
    return isSameUpstream(this.seat, seat) && this.work.client.url.href === work.client.url.href;
  }

  /** Goes on under a plan of a new graph whose upstream is the same: clients and streams stay where they are. */
  adopt(seat: Seat, work: StreamWork): void {
    this.seat = seat;
    this.work = work;
    for (const stream of this.streams) stream.adopt(work);
  }

  /** Its clients, each with the cursor of its last event, to be seated elsewhere. The group ends. */
  dissolve(): { client: ClientSubscription; after: string | null }[] {
    const leaving = this.streams.flatMap((stream) =>
      [...stream.clients].map((client) => ({ client, after: stream.lastCursor })),
    );
    for (const client of this.clients) client.onEnd = () => undefined;
    this.clients.clear();
    this.close();
    return leaving;
  }

  endAll(last: FormattedExecutionResult): void {
    for (const { client } of this.dissolve()) client.end(last);
  }

  /** Whose rights were taken away gets nothing more, and lends its token to nobody. */
  dropRevoked(): void {
    const { isRevoked } = this.options;
    for (const client of this.clients) {
      if (isRevoked(client.viewer)) client.mute();
    }
    this.best = undefined;
    for (const stream of this.streams) stream.renewIf(isRevoked);
  }

  close(): void {
    clearTimeout(this.lingerTimer);
    this.live?.close();
    this.live = undefined;
    for (const replay of this.replays) this.closeReplay(replay);
    this.options.onEmpty(this);
  }

  /** Somebody who may see what the group sees; undefined if nobody listens. */
  get anyone(): Viewer | undefined {
    const [client] = this.clients;
    return client?.viewer;
  }

  get counts(): LiveCounts {
    const { streams } = this;
    return {
      clients: this.clients.size,
      upstreams: streams.length,
      resumable: streams.filter((stream) => stream.lastCursor !== null).length,
    };
  }

  private get streams(): SharedStream[] {
    return [...(this.live ? [this.live] : []), ...this.replays];
  }

  private open(after: string | null): SharedStream {
    return new SharedStream({
      ...this.options.stream,
      work: this.work,
      after,
      viewer: () => this.viewer(),
      onProgress: (stream) => this.merge(stream),
      onEnd: (stream) => this.ended(stream),
    });
  }

  private ended(stream: SharedStream): void {
    this.replays.delete(stream);
    if (stream === this.live) this.live = undefined;
  }

  /** A replay has caught up when the live stream knows the event that it had last. */
  private merge(stream: SharedStream): void {
    const { live } = this;
    if (!live || stream.lastCursor === null) return;
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

  /** Of all who listen, or listened last, the one whose token is valid longest. A public stream is fetched as nobody. */
  private viewer(): Viewer | undefined {
    if (this.seat.plan.isPublic) return Viewer.anonymous;
    // Asked for with each event: looked for only when somebody went, or time did.
    if (!this.best || this.best.hasExpired()) this.best = this.longestValid();
    return this.best;
  }

  private longestValid(): Viewer | undefined {
    let best: Viewer | undefined;
    for (const { viewer } of this.clients) {
      if (viewer.hasExpired() || this.options.isRevoked(viewer)) continue;
      if (!best || outlives(viewer, best)) best = viewer;
    }
    return best;
  }
}

function outlives(viewer: Viewer, other: Viewer): boolean {
  return (viewer.expiresAt?.getTime() ?? 0) > (other.expiresAt?.getTime() ?? 0);
}
