import type { Localized } from '@city/kit/errors/localized';
import { networkDigest, signatureHeaders } from '@city/kit/request-identity/gateway-signature';
import { traceHeaders } from '@city/kit/tracing/spans';
import { Pool } from 'undici';
import { observeSubgraphRequest } from '../observability/subgraph-requests.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { exchange, type HttpAnswer } from './http-exchange.ts';
import { inTime } from './in-time.ts';
import type { RequestContext } from './request-context.ts';

export type SubgraphClientOptions = {
  name: string;
  url: string;
  title: Localized;
  secret: string | undefined;
  timeoutMs: number;
  /** 64 MB unless told. */
  maximumAnswerBytes?: number;
};

/** The subgraph does not answer, or what answers is not a subgraph. */
export class SubgraphUnavailable extends Error {
  override readonly name: string = 'SubgraphUnavailable';
}

class NoAnswerInTime extends SubgraphUnavailable {
  override readonly name = 'NoAnswerInTime';

  constructor() {
    super('no answer in time');
  }
}

/** A query on its way. It is given up when its subgraph, or when who began it, has no more time. */
type Running = { answer: Promise<HttpAnswer>; until: number; isHurried: boolean };

const connections = 64;
const connectionErrors = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** Sends operations to one subgraph over connections that stay open. Nothing leaves it unsigned where there is a secret. */
export class SubgraphClient {
  readonly name: string;
  readonly title: Localized;
  readonly url: URL;
  /** With what stands behind a question mark, as a key for its door might. */
  private readonly path: string;
  private readonly secret: string | undefined;
  private readonly timeoutMs: number;
  private readonly maximumAnswerBytes: number;
  readonly breaker: CircuitBreaker;
  private readonly pool: Pool;
  /** Of their own: mutations that wait for one another in a subgraph leave queries their connections. */
  private readonly mutationPool: Pool;
  private readonly inFlight = new Map<string, Running>();

  constructor(options: SubgraphClientOptions) {
    this.name = options.name;
    this.title = options.title;
    this.url = new URL(options.url);
    this.path = `${this.url.pathname}${this.url.search}`;
    this.secret = options.secret;
    this.timeoutMs = options.timeoutMs;
    this.maximumAnswerBytes = options.maximumAnswerBytes ?? 64_000_000;
    // A little less, since timers and clocks do not agree to the millisecond.
    this.breaker = new CircuitBreaker({
      slowMs: options.timeoutMs * 0.9,
      isLate: (error) => error instanceof NoAnswerInTime,
    });
    const pooling = { connections, pipelining: 1, connect: { timeout: options.timeoutMs } };
    this.pool = new Pool(this.url.origin, pooling);
    this.mutationPool = new Pool(this.url.origin, pooling);
  }

  /** Two queries of one identity with one question that overlap are one request. Each caller parses an answer of its own. */
  query(body: string, request: RequestContext, question = body): Promise<HttpAnswer> {
    const key = `${request.viewer.token ?? ''}\n${request.language}\n${question}`;
    const running = this.inFlight.get(key);
    return running
      ? this.join(running, request, () => this.query(body, request, question))
      : this.begin(key, body, request);
  }

  /** Never repeated: its effect may have happened although the answer was lost. */
  mutate(body: string, request: RequestContext): Promise<HttpAnswer> {
    const leftMs = request.deadline - performance.now();
    // Who asked was told that it failed: it must not happen now.
    if (leftMs <= 0) return Promise.reject(new NoAnswerInTime());
    return this.breaker.run(() => this.send(body, request, leftMs, true));
  }

  private begin(key: string, body: string, request: RequestContext): Promise<HttpAnswer> {
    const now = performance.now();
    if (request.deadline <= now) return Promise.reject(new NoAnswerInTime());
    const until = Math.min(now + this.timeoutMs, request.deadline);
    const answer = this.breaker
      .run(() => this.queryOnceMore(body, request, until))
      .finally(() => this.inFlight.delete(key));
    this.inFlight.set(key, { answer, until, isHurried: until === request.deadline });
    return answer;
  }

  /** Each has the own deadline: who has less time leaves sooner, who has more asks again where the first had to leave. */
  private join(
    { answer, until, isHurried }: Running,
    request: RequestContext,
    again: () => Promise<HttpAnswer>,
  ): Promise<HttpAnswer> {
    if (request.deadline < until) return inTime(answer, request.deadline, () => new NoAnswerInTime());
    if (!isHurried) return answer;
    return answer.catch((error) => {
      if (!(error instanceof NoAnswerInTime)) throw error;
      return again();
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.close(), this.mutationPool.close()]);
  }

  /** A kept connection may be dead because the subgraph was restarted: a read is tried again, once, in what time is left. */
  private async queryOnceMore(body: string, request: RequestContext, until: number): Promise<HttpAnswer> {
    try {
      return await this.send(body, request, until - performance.now());
    } catch (error) {
      const leftMs = until - performance.now();
      if (!isConnectionError(error) || leftMs <= 0) throw error;
      return await this.send(body, request, leftMs);
    }
  }

  private send(
    body: string,
    request: RequestContext,
    timeoutMs: number,
    isMutation = false,
  ): Promise<HttpAnswer> {
    return observeSubgraphRequest(this, () => this.sendSigned(body, request, timeoutMs, isMutation));
  }

  private async sendSigned(
    body: string,
    request: RequestContext,
    timeoutMs: number,
    isMutation: boolean,
  ): Promise<HttpAnswer> {
    try {
      return await exchange(isMutation ? this.mutationPool : this.pool, {
        path: this.path,
        headers: this.headers(body, request, isMutation),
        body,
        timeoutMs: Math.ceil(timeoutMs),
        maximumBytes: this.maximumAnswerBytes,
        late: () => new NoAnswerInTime(),
      });
    } catch (error) {
      if (isConnectionError(error)) throw error;
      throw error instanceof SubgraphUnavailable
        ? error
        : new SubgraphUnavailable('no connection', { cause: error });
    }
  }

  private headers(
    body: string,
    { viewer, language, requestId, address }: RequestContext,
    isMutation: boolean,
  ): Record<string, string> {
    const { secret } = this;
    const network = isMutation && secret && address ? networkDigest(secret, address) : undefined;
    return {
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': language,
      'x-request-id': requestId,
      ...traceHeaders(),
      ...signatureHeaders({ secret, method: 'POST', path: this.path, body, network }),
      ...(viewer.token ? { authorization: `Bearer ${viewer.token}` } : {}),
    };
  }
}

function isConnectionError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && connectionErrors.has(String(error.code));
}
