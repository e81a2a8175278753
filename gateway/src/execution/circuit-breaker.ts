/** Asked of a subgraph that is not asked at present, because it answered nobody. */
export class CircuitOpen extends Error {
  override readonly name = 'CircuitOpen';
}

export type CircuitState = 'closed' | 'open' | 'half-open';

type Options = {
  /** A failure that took less than this costs nobody anything, and is no sign of a frozen subgraph. */
  slowMs: number;
  /** Tells of what the work threw that its time was over, which may have been shorter than that of others. */
  isLate: (error: unknown) => boolean;
  firstRestMs?: number;
  longestRestMs?: number;
  now?: () => number;
};

/**
 * Spares people the wait for a subgraph that is frozen. It opens when a request waited in vain while nobody else got an
 * answer either: one slow field, asked for on purpose, can't cut off those who get theirs. Then, after a rest that
 * grows, one request tries whether it answers again, and the others still need not wait.
 */
export class CircuitBreaker {
  private readonly slowMs: number;
  private readonly isLate: (error: unknown) => boolean;
  private readonly firstRestMs: number;
  private readonly longestRestMs: number;
  private readonly now: () => number;
  private restMs: number;
  private restsUntil: number | undefined;
  private isTrying = false;
  private answeredAt = Number.NEGATIVE_INFINITY;

  constructor({ slowMs, isLate, firstRestMs = 1_000, longestRestMs = 10_000, now }: Options) {
    this.slowMs = slowMs;
    this.isLate = isLate;
    this.firstRestMs = firstRestMs;
    this.longestRestMs = longestRestMs;
    this.now = now ?? (() => performance.now());
    this.restMs = firstRestMs;
  }

  get state(): CircuitState {
    if (this.restsUntil === undefined) return 'closed';
    return this.isTrying || this.now() >= this.restsUntil ? 'half-open' : 'open';
  }

  /** Throws CircuitOpen at once, or what the work throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = this.now();
    const isTrial = this.restsUntil !== undefined;
    if (isTrial) {
      if (this.state === 'open' || this.isTrying) throw new CircuitOpen('it answered nobody');
      this.isTrying = true;
    }
    try {
      const result = await work();
      this.close();
      return result;
    } catch (error) {
      this.noteFailure(error, startedAt, isTrial);
      throw error;
    } finally {
      if (isTrial) this.isTrying = false;
    }
  }

  private noteFailure(error: unknown, startedAt: number, isTrial: boolean): void {
    // It answers others.
    if (this.answeredAt >= startedAt) return;
    const isSlow = this.now() - startedAt >= this.slowMs;
    if (!isTrial && isSlow) this.rest();
    // Who had less time than it may take has tried nothing.
    else if (isTrial && (isSlow || !this.isLate(error))) this.restLonger();
  }

  private close(): void {
    this.answeredAt = this.now();
    this.restsUntil = undefined;
    this.restMs = this.firstRestMs;
  }

  private rest(): void {
    this.restsUntil = this.now() + this.restMs;
  }

  private restLonger(): void {
    this.restMs = Math.min(2 * this.restMs, this.longestRestMs);
    this.rest();
  }
}
