type Bucket = { tokens: number; filledAt: number };

/** Who is forgotten begins with a full bucket, so this is far above any real number of callers. */
const keysOfGeneration = 50_000;
const minuteMs = 60_000;

/**
 * A bucket for each caller: it holds what may be taken in a minute and fills up evenly. What costs more than a bucket
 * holds is given when the bucket is full, and leaves it in debt.
 */
export class TokenBuckets {
  // Two generations, of which the older is dropped as a whole: taking single entries out of a large map is slow.
  private young = new Map<string, Bucket>();
  private old = new Map<string, Bucket>();
  private readonly perMinute: number;
  private readonly now: () => number;

  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.perMinute = perMinute;
    this.now = now;
  }

  /** 0 when the tokens were taken; else so many seconds have to pass, and nothing was taken. */
  take(key: string, tokens: number): number {
    const bucket = this.filled(key);
    const missing = Math.min(tokens, this.perMinute) - bucket.tokens;
    if (missing > 0) return Math.max(1, Math.ceil((missing * (minuteMs / 1_000)) / this.perMinute));
    bucket.tokens -= tokens;
    return 0;
  }

  /** Never more than a whole minute of debt. */
  spend(key: string, tokens: number): void {
    const bucket = this.filled(key);
    bucket.tokens = Math.max(-this.perMinute, bucket.tokens - tokens);
  }

  remaining(key: string): number {
    return Math.max(0, Math.floor(this.filled(key).tokens));
  }

  private filled(key: string): Bucket {
    const now = this.now();
    const bucket = this.young.get(key) ?? this.remembered(key, now);
    const gained = ((now - bucket.filledAt) / minuteMs) * this.perMinute;
    bucket.tokens = Math.min(this.perMinute, bucket.tokens + gained);
    bucket.filledAt = now;
    return bucket;
  }

  private remembered(key: string, now: number): Bucket {
    const bucket = this.old.get(key) ?? { tokens: this.perMinute, filledAt: now };
    if (this.young.size >= keysOfGeneration) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, bucket);
    return bucket;
  }
}
