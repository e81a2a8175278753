import { CityError, rateLimited } from '@city/kit/errors/city-error';
import { TokenBuckets } from './token-buckets.ts';

/** To look at a token costs more than to refuse it: an address that sends bad ones is soon not listened to. */
export class RefusedTokens {
  private readonly buckets: TokenBuckets | undefined;

  /** So many in a minute; 0 is without limit. */
  constructor(perMinute: number, now?: () => number) {
    if (perMinute > 0) this.buckets = new TokenBuckets(perMinute, now);
  }

  /** Runs the check of a token, or throws RATE_LIMITED with the seconds to wait. */
  async whileAllowed<T>(address: string | undefined, check: () => Promise<T>): Promise<T> {
    if (!this.buckets || address === undefined) return check();
    // Taken before, so that many at once do not all pass; given back for what was no bad token.
    const waitSeconds = this.buckets.take(address, 1);
    if (waitSeconds > 0) throw rateLimited(waitSeconds);
    let isBad = false;
    try {
      return await check();
    } catch (error) {
      isBad = error instanceof CityError && error.code === 'UNAUTHENTICATED';
      throw error;
    } finally {
      if (!isBad) this.buckets.spend(address, -1);
    }
  }
}
