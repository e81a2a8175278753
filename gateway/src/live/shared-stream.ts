import { randomUUID } from 'node:crypto';
import type { Language } from '@city/kit/errors/localized';
import type { Logger } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import { requestIdHeader } from '@city/kit/subgraph/request-headers';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { refusalErrors } from '../errors/answer-errors.ts';
import type { RequestContext } from '../execution/request-context.ts';
import type { SubgraphClient } from '../execution/subgraph-client.ts';
import type { ClientSubscription } from './client-subscription.ts';
import { type EventExecution, executeEvent } from './event-executor.ts';
import { EventRing, type RingBudget } from './event-ring.ts';
import { LiveEvent } from './live-event.ts';
import { afterVariable, cursorAlias } from './live-plan.ts';
import { OrderedWork } from './ordered-work.ts';
import { Upstream } from './upstream.ts';
import { errorsForClients, mayPass } from './upstream-errors.ts';

/** What a stream asks for, and how each of its events is made ready for clients. */
export type StreamWork = { execution: EventExecution; client: SubgraphClient };

export type SharedStreamOptions = {
  work: StreamWork;
  secret: string | undefined;
  language: Language;
  log: Logger;
  /** Where to begin; null is now. */
  after: string | null;
  /** Whose token the upstream carries: the one that is valid longest. Undefined while there is none. */
  viewer: () => Viewer | undefined;
  eventTimeoutMs: number;
  budget: RingBudget;
  /** Called when the place that the stream has come to is known or another: at its start, and after each event. */
  onProgress: (stream: SharedStream) => void;
  onEnd: (stream: SharedStream) => void;
};

const ringSize = 256;
const maximumParallel = 8;
const pauseAt = 128;
const resumeAt = 32;
const firstRetryMs = 50;
const longestRetryMs = 2_000;
const withoutTokenMs = 200;
/** A token that is refused so often in a row, and by a subgraph alone, is not refused for its last seconds. */
const mostRefusals = 5;

/** One upstream subscription, executed once for each event, and all clients that listen to it. */
export class SharedStream {
  readonly clients = new Set<ClientSubscription>();
  readonly ring: EventRing<LiveEvent>;
  lastCursor: string | null;
  private readonly options: SharedStreamOptions;
  private work: StreamWork;
  private readonly events: OrderedWork<FormattedExecutionResult, LiveEvent>;
  private upstream: Upstream | undefined;
  /** Whose token the upstream was opened with. */
  private bearer: Viewer | undefined;
  private retryTimer: NodeJS.Timeout | undefined;
  private failures = 0;
  /** Everything up to here was received; the upstream is opened again behind it. */
  private position: string | null;
  private isPaused = false;
  private hasEnded = false;

  constructor(options: SharedStreamOptions) {
    this.options = options;
    this.work = options.work;
    this.position = options.after;
    this.lastCursor = options.after;
    this.ring = new EventRing(ringSize, options.budget);
    this.ring.startAt(options.after);
    this.events = new OrderedWork({
      work: (event) => this.execute(event),
      deliver: (event) => this.deliver(event),
      maximumRunning: maximumParallel,
    });
    this.open();
  }

  /** Joins behind the cursor if it is still known here; without one, from now on. */
  join(client: ClientSubscription, after: string | null): boolean {
    if (this.hasEnded) return false;
    const missed = after === null ? [] : this.ring.after(after);
    if (!missed) return false;
    this.clients.add(client);
    for (const event of missed) client.push(event);
    return true;
  }

  /** Goes on with a plan of a new graph that asks the subgraph for the same: nothing is opened again. */
  adopt(work: StreamWork): void {
    this.work = work;
  }

  /** A stream that was opened with a token that is taken back goes on with another client's. */
  renewIf(isTakenBack: (viewer: Viewer) => boolean): void {
    if (!this.upstream || !this.bearer || !isTakenBack(this.bearer)) return;
    this.upstream.close();
    this.openLater(0);
  }

  close(): void {
    this.hasEnded = true;
    clearTimeout(this.retryTimer);
    this.upstream?.close();
    this.upstream = undefined;
    this.ring.clear();
  }

  private open(): void {
    const { secret, language, viewer } = this.options;
    const { execution, client } = this.work;
    const asWhom = viewer();
    this.bearer = asWhom;
    // All tokens have expired: their sockets are being closed, or a client with a new one is on its way.
    if (!asWhom) {
      this.openLater(withoutTokenMs);
      return;
    }
    const { plan, variables } = execution;
    const { variableUsages = [], operation } = plan.primary;
    const given: Record<string, unknown> = { ...variables, [afterVariable]: this.position };
    this.upstream = new Upstream({
      url: client.url,
      secret,
      query: operation,
      variables: Object.fromEntries(
        variableUsages.flatMap((name) => (name in given ? [[name, given[name]]] : [])),
      ),
      headers: {
        'accept-language': language,
        [requestIdHeader]: randomUUID(),
        ...(asWhom.token ? { authorization: `Bearer ${asWhom.token}` } : {}),
      },
      onNext: (result) => this.receive(result),
      onErrors: (errors) => this.refused(errors),
      onBreak: (reason) => this.reopen(reason),
      // A feed that can be resumed has no end: its subgraph is stopping.
      onComplete: () => (plan.isResumable ? this.reopen('complete') : this.end()),
    });
  }

  private receive(result: FormattedExecutionResult): void {
    this.failures = 0;
    const { startCursor } = result.extensions ?? {};
    if (result.data === undefined && !result.errors) {
      if (typeof startCursor === 'string') this.startAt(startCursor);
      return;
    }
    // Nobody's token holds: it would be made ready as nobody. It waits at its subgraph until somebody is back.
    if (!this.options.viewer()) {
      this.upstream?.close();
      this.openLater(withoutTokenMs);
      return;
    }
    this.position = this.cursorOf(result) ?? this.position;
    this.events.add(result);
    if (this.isPaused || this.events.size < pauseAt) return;
    this.isPaused = true;
    this.upstream?.pause();
  }

  /** Where a stream begins that was opened without a cursor: from here it can be resumed before its first event. */
  private startAt(cursor: string): void {
    if (this.position !== null) return;
    this.position = cursor;
    this.lastCursor = cursor;
    this.ring.startAt(cursor);
    this.options.onProgress(this);
  }

  private async execute(event: FormattedExecutionResult): Promise<LiveEvent> {
    const cursor = this.cursorOf(event);
    const request = this.requestContext();
    try {
      return new LiveEvent(cursor, JSON.stringify(await executeEvent(event, this.work.execution, request)));
    } catch (error) {
      return new LiveEvent(cursor, JSON.stringify({ errors: refusalErrors(error, request), data: null }));
    }
  }

  private deliver(event: LiveEvent): void {
    if (this.hasEnded) return;
    this.lastCursor = event.cursor ?? this.lastCursor;
    if (this.work.execution.plan.isResumable) this.ring.push(event);
    for (const client of this.clients) client.push(event);
    event.forgetBytes();
    this.options.onProgress(this);
    if (!this.isPaused || this.events.size > resumeAt) return;
    this.isPaused = false;
    this.upstream?.resume();
  }

  private refused(errors: readonly GraphQLFormattedError[]): void {
    // A token that ran out meanwhile is replaced by another client's; without one, the clients are told.
    const mayTokenChange = !this.work.execution.plan.isPublic && this.failures < mostRefusals;
    if (mayPass(errors, mayTokenChange) && this.options.viewer()) this.reopen(errors[0]?.extensions?.code);
    else this.end({ errors: errorsForClients(errors, this.requestContext()) });
  }

  private end(last?: FormattedExecutionResult): void {
    this.close();
    for (const client of [...this.clients]) client.end(last);
    this.options.onEnd(this);
  }

  private reopen(reason: unknown): void {
    const delayMs = Math.min(firstRetryMs * 2 ** this.failures, longestRetryMs);
    this.failures += 1;
    this.options.log.warn(
      { subgraph: this.work.client.name, delayMs, reason: describe(reason) },
      'A stream broke and is opened again.',
    );
    this.openLater(delayMs * (0.75 + Math.random() / 2));
  }

  private openLater(delayMs: number): void {
    if (this.hasEnded) return;
    this.isPaused = false;
    this.upstream = undefined;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.open(), delayMs);
  }

  private requestContext(): RequestContext {
    const { language, log, viewer, eventTimeoutMs } = this.options;
    return {
      viewer: viewer() ?? Viewer.anonymous,
      language,
      log,
      requestId: randomUUID(),
      deadline: performance.now() + eventTimeoutMs,
    };
  }

  private cursorOf(event: FormattedExecutionResult): string | null {
    const payload = event.data?.[this.work.execution.plan.rootKey];
    if (typeof payload !== 'object' || payload === null || !(cursorAlias in payload)) return null;
    const cursor = payload[cursorAlias];
    return typeof cursor === 'string' ? cursor : null;
  }
}

/** A close event holds its socket, which is nothing for a log. */
function describe(reason: unknown): string {
  if (typeof reason !== 'object' || reason === null) return String(reason);
  const { code, message } = reason as { code?: unknown; message?: unknown };
  return [code, message ?? (reason as { reason?: unknown }).reason].filter(Boolean).join(' ');
}
