import { rateLimited } from '@city/kit/errors/city-error';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { TokenBuckets } from './token-buckets.ts';

/** Cost in a minute; 0 is without limit. */
export type Rates = { address: number; citizen: number; client: number };

export type Caller = { viewer: Viewer; address?: string | undefined };

type Standing = { buckets: TokenBuckets; key: string };

/**
 * How much each caller may ask for in a minute, in the cost of operations: a person and a program wherever they are,
 * and nobody in particular by address. One process counts for itself.
 */
export class RateLimits {
  private readonly buckets = new Map<keyof Rates, TokenBuckets>();

  constructor(rates: Rates, now?: () => number) {
    for (const kind of ['address', 'citizen', 'client'] as const) {
      if (rates[kind] > 0) this.buckets.set(kind, new TokenBuckets(rates[kind], now));
    }
  }

  /** Throws RATE_LIMITED with the seconds to wait. */
  take(caller: Caller, cost: number): void {
    const standing = this.standingOf(caller);
    const waitSeconds = standing?.buckets.take(standing.key, cost) ?? 0;
    if (waitSeconds > 0) throw rateLimited(waitSeconds);
  }

  /** Takes what was used already, into debt where it is not there. */
  spend(caller: Caller, cost: number): void {
    const standing = this.standingOf(caller);
    standing?.buckets.spend(standing.key, cost);
  }

  /** Undefined where nothing is counted. */
  remaining(caller: Caller): number | undefined {
    const standing = this.standingOf(caller);
    return standing?.buckets.remaining(standing.key);
  }

  private standingOf({ viewer, address }: Caller): Standing | undefined {
    const [kind, key] =
      viewer.kind === 'client'
        ? (['client', viewer.clientId] as const)
        : viewer.kind === 'citizen'
          ? (['citizen', viewer.citizenId] as const)
          : (['address', address] as const);
    const buckets = this.buckets.get(kind);
    return buckets && key ? { buckets, key } : undefined;
  }
}
