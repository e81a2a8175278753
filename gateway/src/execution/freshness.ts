import type { IncomingHttpHeaders } from 'node:http';

/** For how many seconds an answer is good for everyone: 0 unless its subgraph says `public` and how long. */
export function publicSeconds({ 'cache-control': control, vary, age }: IncomingHttpHeaders): number {
  if (typeof control !== 'string' || !/\bpublic\b/i.test(control)) return 0;
  if (/\b(no-store|no-cache|private)\b/i.test(control)) return 0;
  // Who is asked in other words answers otherwise; the language is told apart anyway.
  if (
    vary &&
    !/^\s*accept(-(language|encoding))?\s*(,\s*accept(-(language|encoding))?\s*)*$/i.test(String(vary))
  )
    return 0;
  const seconds = /\bs-maxage=(\d+)/i.exec(control)?.[1] ?? /\bmax-age=(\d+)/i.exec(control)?.[1] ?? '0';
  return Math.max(0, Number(seconds) - Number(age ?? 0));
}

/** How long the answers that make up one are good: as long as the first of them that is not any more. */
export class Freshness {
  private least: number | undefined;

  note(seconds: number): void {
    this.least = Math.min(this.least ?? seconds, seconds);
  }

  /** 0 if nobody was asked. */
  get seconds(): number {
    return this.least ?? 0;
  }
}
