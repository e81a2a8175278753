import type { FeedEvent } from '@city/kit/feed/event-feed';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SummaryChanges } from './summary-changes.ts';

/** A feed that a test fills by hand. */
function handFed() {
  const waiting: PromiseWithResolvers<IteratorResult<FeedEvent>>[] = [];
  const ready: FeedEvent[] = [];
  const returned = vi.fn(async () => ({ done: true as const, value: undefined }));
  return {
    returned,
    isWaitedFor: () => waiting.length > 0,
    give(cursor: string) {
      const event = { cursor, topic: 'stay', payload: {}, occurredAt: new Date(0) };
      const asked = waiting.shift();
      if (asked) asked.resolve({ done: false, value: event });
      else ready.push(event);
    },
    fail(error: Error) {
      waiting.shift()?.reject(error);
    },
    source: {
      next(): Promise<IteratorResult<FeedEvent>> {
        const value = ready.shift();
        if (value) return Promise.resolve({ done: false, value });
        const asked = Promise.withResolvers<IteratorResult<FeedEvent>>();
        waiting.push(asked);
        return asked.promise;
      },
      return: returned,
    },
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('SummaryChanges', () => {
  it('passes the first event on at once and the rest of the interval as one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const feed = handFed();
    const changes = new SummaryChanges(feed.source, 1_000);
    const first = changes.next();
    feed.give('1');
    expect(await first).toEqual({ done: false, value: { cursor: '1' } });

    for (const cursor of ['2', '3', '4']) feed.give(cursor);
    const second = vi.fn();
    const told = changes.next().then(second);
    await vi.advanceTimersByTimeAsync(999);
    expect(second).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await told;
    expect(second).toHaveBeenCalledWith({ done: false, value: { cursor: '4' } });
    await changes.return();
  });

  it('reads the feed on while nobody asks, so that its queue stays short', async () => {
    const feed = handFed();
    const changes = new SummaryChanges(feed.source, 1);
    for (let i = 0; i < 5_000; i++) feed.give(String(i));
    await vi.waitFor(() => expect(feed.isWaitedFor()).toBe(true));
    expect(await changes.next()).toEqual({ done: false, value: { cursor: '4999' } });
    await changes.return();
  });

  it('ends at once when it is left while it waits', async () => {
    const feed = handFed();
    const changes = new SummaryChanges(feed.source);
    const waiting = changes.next();
    await changes.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(feed.returned).toHaveBeenCalledTimes(1);
  });

  it('passes the failure of the feed on', async () => {
    const feed = handFed();
    const changes = new SummaryChanges(feed.source);
    const waiting = changes.next();
    await vi.waitFor(() => expect(feed.isWaitedFor()).toBe(true));
    feed.fail(new Error('CURSOR_EXPIRED'));
    await expect(waiting).rejects.toThrow('CURSOR_EXPIRED');
  });
});
