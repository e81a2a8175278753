import { setImmediate } from 'node:timers/promises';
import { CityError, cityError } from '@city/kit/errors/city-error';
import type { Logger } from '@city/kit/log/log';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { refusalErrors } from '../errors/answer-errors.ts';
import { gatewayErrors } from '../errors/gateway.errors.ts';
import { InvalidQuery } from '../errors/invalid-query.ts';
import type { Graph, PreparedOperation } from '../execution/graph.ts';
import type { RequestContext } from '../execution/request-context.ts';
import { ClientSubscription } from './client-subscription.ts';
import type { RingBudget } from './event-ring.ts';
import type { LiveEvent } from './live-event.ts';
import { cursorOf } from './live-plan.ts';
import { type Seat, Seating } from './seating.ts';
import { type LiveCounts, StreamGroup } from './stream-group.ts';

export type LiveStreamsOptions = {
  graph: Graph;
  secret: string | undefined;
  log: Logger;
  eventTimeoutMs: number;
  /** How long a stream without clients waits for one that only reconnects. */
  lingerMs: number;
  /** True when what a token says does not hold any more although its time is not over. */
  isRevoked: (viewer: Viewer) => boolean;
  /** Of the events that all streams keep. */
  keptCharacters?: number;
};

/** Whoever opens many streams of long events gets them, and not all memory for what they missed. */
const keptCharacters = 64_000_000;

type Transport = {
  write: (event: LiveEvent) => void;
  /** The cursor, if the transport carries one beside the operation: a browser that comes back repeats an old operation. */
  after?: string | undefined;
};

/** All running subscriptions. Clients who ask the same and may see the same are in one group. */
export class LiveStreams {
  private readonly groups = new Map<string, StreamGroup>();
  private readonly options: LiveStreamsOptions;
  private readonly budget: RingBudget;
  private seating: Seating;

  constructor(options: LiveStreamsOptions) {
    this.options = options;
    this.budget = { used: 0, maximum: options.keptCharacters ?? keptCharacters };
    this.seating = new Seating(options.graph);
  }

  /** Throws what `refusalErrors` turns into an answer. */
  subscribe(
    asked: PreparedOperation,
    { viewer, language }: Pick<RequestContext, 'viewer' | 'language'>,
    { write, after }: Transport,
  ): ClientSubscription {
    const { graph } = this.seating;
    const prepared = asked.graph === graph ? asked : graph.prepareAgain(asked);
    const seat = this.seating.seatOf(prepared, { viewer, language });
    const client = new ClientSubscription({ viewer, write });
    if (this.options.isRevoked(viewer)) client.mute();
    const cursor = (seat.plan.isResumable ? after : undefined) ?? cursorOf(seat.plan, prepared.variables);
    this.groupAt(seat).join(client, cursor);
    return client;
  }

  get counts(): LiveCounts {
    const groups = [...this.groups.values()].map((group) => group.counts);
    const sum = (name: keyof LiveCounts) => groups.reduce((total, counts) => total + counts[name], 0);
    return { clients: sum('clients'), upstreams: sum('upstreams'), resumable: sum('resumable') };
  }

  /** To be called when rights were taken away. */
  dropRevoked(): void {
    for (const group of this.groups.values()) group.dropRevoked();
  }

  /**
   * A new graph came. Running streams are planned again and go on: where the upstream stays the same it is kept, else
   * it is opened again behind the last event. What the new graph does not have any more ends with an error.
   */
  async moveTo(graph: Graph): Promise<void> {
    this.seating = new Seating(graph);
    for (const group of [...this.groups.values()]) {
      if (group.seat.graphId !== graph.supergraph.id) this.move(group);
      // Planning takes its time: requests and events are served in between.
      await setImmediate();
    }
  }

  close(): void {
    for (const group of [...this.groups.values()]) group.close();
  }

  private move(group: StreamGroup): void {
    const { seating } = this;
    const { seat: before, anyone } = group;
    if (!anyone) {
      group.close();
      return;
    }
    const prepared = this.attempt(group, () => seating.graph.prepareAgain(before.prepared));
    if (!prepared) return;
    const { language } = before;
    const first = this.attempt(group, () => seating.seatOf(prepared, { viewer: anyone, language }));
    if (!first) return;
    const work = seating.workOf(first);
    if (group.isServedAs(first, work) && !this.groups.has(first.key)) {
      this.groups.delete(before.key);
      this.groups.set(first.key, group);
      group.adopt(first, work);
      return;
    }
    for (const { client, after } of group.dissolve()) {
      try {
        // Who shared what was public may not share what is so no longer.
        const seat = seating.seatOf(prepared, { viewer: client.viewer, language });
        this.groupAt(seat).join(client, after);
      } catch (error) {
        client.end(this.lastWords(error, before));
      }
    }
  }

  /** Undefined if it failed; the clients of the group have been told then. */
  private attempt<T>(group: StreamGroup, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      group.endAll(this.lastWords(error, group.seat));
      return undefined;
    }
  }

  private lastWords(error: unknown, { language, prepared }: Seat) {
    const { log } = this.options;
    log.info({ err: error, operationHash: prepared.operation.hash }, 'A stream ends with its graph.');
    const isItsOwnFault =
      error instanceof InvalidQuery || (error instanceof CityError && error.code === 'BAD_USER_INPUT');
    const told = isItsOwnFault ? cityError(gatewayErrors.STREAM_NOT_IN_GRAPH) : error;
    return { errors: refusalErrors(told, { language, log, requestId: prepared.operation.hash }), data: null };
  }

  private groupAt(seat: Seat): StreamGroup {
    const known = this.groups.get(seat.key);
    if (known) return known;
    const { secret, log, eventTimeoutMs, lingerMs, isRevoked } = this.options;
    const group = new StreamGroup({
      seat,
      work: this.seating.workOf(seat),
      stream: {
        secret,
        language: seat.language,
        log: log.child({ operationHash: seat.prepared.operation.hash }),
        eventTimeoutMs,
        budget: this.budget,
      },
      lingerMs,
      isRevoked,
      onEmpty: (empty) => {
        if (this.groups.get(empty.seat.key) === empty) this.groups.delete(empty.seat.key);
      },
    });
    this.groups.set(seat.key, group);
    return group;
  }
}
