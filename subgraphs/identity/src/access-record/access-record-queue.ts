import type { NewAccessRecord } from './keep-access-records.ts';

type Keep = (records: readonly NewAccessRecord[]) => Promise<void>;
type Waiting = { records: readonly NewAccessRecord[]; done(): void; fail(error: unknown): void };

const largestBatch = 200;

/**
 * The chain is written one transaction after the other. What comes in while one is under way goes together into
 * the next, so that many looks at once cost one commit; each waits for the commit of its own records all the same.
 */
export class AccessRecordQueue {
  readonly #keep: Keep;
  readonly #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  add(records: readonly NewAccessRecord[]): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ records, done, fail });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, largestBatch);
      // Where a batch fails each is tried alone: one that can't be kept must not hold back the others.
      const isKept = await this.#settle(batch);
      if (!isKept) for (const one of batch) await this.#settle([one], true);
    }
    this.#isWriting = false;
  }

  async #settle(batch: readonly Waiting[], isLast = batch.length === 1): Promise<boolean> {
    try {
      await this.#keep(batch.flatMap(({ records }) => records));
      for (const { done } of batch) done();
      return true;
    } catch (error) {
      if (isLast) for (const { fail } of batch) fail(error);
      return isLast;
    }
  }
}
