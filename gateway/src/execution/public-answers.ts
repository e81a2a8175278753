import type { OperationAnswer } from './operation-answers.ts';

type Kept = { answer: OperationAnswer; until: number; bytes: number };

const maximumAnswers = 2_000;
const maximumBytes = 32_000_000;
/** A subgraph that promises more has forgotten that people correct what they wrote. */
const longestSeconds = 3_600;

/** Answers that every subgraph that took part called public, for as long as all of them said. */
export class PublicAnswers {
  private readonly kept = new Map<string, Kept>();
  private readonly now: () => number;
  private bytes = 0;
  hits = 0;
  misses = 0;

  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  get size(): number {
    return this.kept.size;
  }

  get(key: string): OperationAnswer | undefined {
    const found = this.kept.get(key);
    if (found && found.until > this.now()) {
      this.hits += 1;
      return found.answer;
    }
    this.misses += 1;
    if (found) this.forget(key);
    return undefined;
  }

  keep(key: string, answer: OperationAnswer, seconds: number): void {
    const bytes = key.length + (answer.whole?.length ?? 0);
    if (!(seconds > 0) || bytes > maximumBytes / 20) return;
    this.forget(key);
    this.kept.set(key, {
      answer: withOwnBytes(answer),
      bytes,
      until: this.now() + Math.min(seconds, longestSeconds) * 1_000,
    });
    this.bytes += bytes;
    // The oldest go first: a Map remembers the order in which keys came.
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= maximumAnswers && this.bytes <= maximumBytes) break;
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }
}

/** A short answer is a piece of memory that others have pieces of: kept, it would keep the whole. */
function withOwnBytes(answer: OperationAnswer): OperationAnswer {
  if (!answer.whole || answer.whole.buffer.byteLength === answer.whole.length) return answer;
  const whole = Buffer.allocUnsafeSlow(answer.whole.length);
  whole.set(answer.whole);
  return { ...answer, whole };
}
