import { describe, expect, test, vi } from 'vitest';
import { HandFedSource } from '../testing/hand-fed-source.ts';
import { EventStream } from './event-stream.ts';

function streamOf(source: AsyncIterable<number>) {
  const onEnd = vi.fn();
  const stream = new EventStream({
    source,
    toResult: async (event) => `event ${event}`,
    toFailure: (error) => new Error(`answered: ${(error as Error).message}`),
    onEnd,
  });
  return { stream, onEnd };
}

const done = { value: undefined, done: true };

describe('a stream of events', () => {
  test('lets its listener go at once, though its source hears of it only with the next event', async () => {
    // An async generator: its own `return()` waits until the promise inside it settles, here for ever.
    const { stream, onEnd } = streamOf(
      (async function* () {
        yield await new Promise<number>(() => undefined);
      })(),
    );
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual(done);
    expect(await stream.next()).toEqual(done);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  test('gives nothing that arrives after its listener has left', async () => {
    const source = new HandFedSource<number>();
    const { stream } = streamOf(source);
    source.push(1);
    const waiting = stream.next();
    await stream.return();
    expect(await waiting).toEqual(done);
    expect(source.isReturned).toBe(true);
  });

  test('ends once, with what its source failed with', async () => {
    const source = new HandFedSource<number>();
    const { stream, onEnd } = streamOf(source);
    source.fail(new Error('gone'));
    await expect(stream.next()).rejects.toThrow('answered: gone');
    expect(await stream.next()).toEqual(done);
    await stream.return();
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: 'answered: gone' }));
  });

  test('ends when its source does', async () => {
    const { stream, onEnd } = streamOf(
      (async function* () {
        yield 1;
      })(),
    );
    expect(await stream.next()).toEqual({ value: 'event 1', done: false });
    expect(await stream.next()).toEqual(done);
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(undefined);
  });
});
