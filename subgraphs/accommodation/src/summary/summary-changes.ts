import type { FeedEvent } from '@city/kit/feed/event-feed';

export type SummaryChange = { cursor: string };

type Source = AsyncIterator<FeedEvent> & { return?: () => Promise<IteratorResult<FeedEvent>> };

/**
 * Many events, few changes of the summary: the first event is passed on at once, what follows within the
 * interval as one change with the last one's cursor. The source is read all the time, so that its queue stays
 * short however many events come. Written by hand: an async generator would not end while it waits.
 */
export class SummaryChanges implements AsyncIterableIterator<SummaryChange> {
  private readonly source: Source;
  private readonly intervalMs: number;
  private latest: string | null = null;
  private timer: NodeJS.Timeout | undefined;
  private waiting: PromiseWithResolvers<IteratorResult<SummaryChange>>[] = [];
  private isEnded = false;
  private failure: { error: unknown } | null = null;

  constructor(source: Source, intervalMs = 1_000) {
    this.source = source;
    this.intervalMs = intervalMs;
    void this.read();
  }

  next(): Promise<IteratorResult<SummaryChange>> {
    const asked = Promise.withResolvers<IteratorResult<SummaryChange>>();
    this.waiting.push(asked);
    this.deliver();
    return asked.promise;
  }

  async return(): Promise<IteratorResult<SummaryChange>> {
    this.end();
    await this.source.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async read(): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await this.source.next();
        if (done || this.isEnded) return this.end();
        this.latest = value.cursor;
        this.deliver();
      }
    } catch (error) {
      this.failure = { error };
      this.end();
    }
  }

  private deliver(): void {
    const asked = this.waiting[0];
    if (!asked) return;
    if (this.latest !== null && (this.timer === undefined || this.isEnded)) {
      this.waiting.shift();
      asked.resolve({ done: false, value: { cursor: this.latest } });
      this.latest = null;
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.deliver();
      }, this.intervalMs);
    } else if (this.isEnded && this.failure) {
      this.waiting.shift();
      asked.reject(this.failure.error);
      this.failure = null;
    } else if (this.isEnded) {
      for (const rest of this.waiting.splice(0)) rest.resolve({ done: true, value: undefined });
    }
    if (this.isEnded) clearTimeout(this.timer);
  }

  private end(): void {
    this.isEnded = true;
    clearTimeout(this.timer);
    this.deliver();
  }
}
