import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Processes, startProcesses, untilAsync } from './processes/city-of-processes.ts';
import { collect, cursorIn, until } from './support/collect.ts';

let city: Processes;
beforeAll(async () => {
  city = await startProcesses();
});
afterAll(() => city.strike());
beforeEach(() => city.leaveAll());

const query =
  'subscription($after: String) { noteAdded(after: $after) { eventCursor note { text author { name } } } }';
const cursors = ({ results }: { results: { data?: Record<string, unknown> | null }[] }) =>
  results.map(({ data }) => cursorIn(data));

/** What the subgraph says that it serves. */
async function openStreams(): Promise<unknown> {
  const response = await fetch(`http://localhost:${city.notes().port}/health/ready`);
  return ((await response.json()) as { openStreams?: number }).openStreams;
}

describe('clients of real processes', () => {
  it('who ask the same share one upstream stream and one execution per event', async () => {
    const before = await city.askSubgraph(city.people());
    const listeners = Array.from({ length: 20 }, () => collect(city.connect(), query));
    await city.listening(20, 1);
    const expected = ['1', '2'].map((id) => city.append(id));
    await Promise.all(listeners.map((listener) => listener.has(2)));
    for (const listener of listeners) expect(cursors(listener)).toEqual(expected);
    const after = await city.askSubgraph(city.people());
    expect(after.people.length - before.people.length).toBe(2);
  });

  it('who differ in identity share nothing that stands under a rule', async () => {
    const scopes = ['notes:read'];
    const { subscribedAs: before } = await city.askSubgraph(city.notes());
    const secret = 'subscription { privateNoteAdded { eventCursor note { secret } } }';
    const tokens = await Promise.all(
      ['ann', 'bob'].map((subject) => city.identity.token({ subject, scopes })),
    );
    const listeners = tokens.map((token) => collect(city.connect({ token }), secret));
    await city.listening(2, 2);
    city.tellNotes({ privateEvents: ['1'] });
    await Promise.all(listeners.map((listener) => listener.has(1)));
    const { subscribedAs } = await city.askSubgraph(city.notes());
    expect(subscribedAs.slice(before.length).sort()).toEqual(['ann', 'bob']);
  });

  it('leave one by one: the others go on, and the upstream closes within 5 s of the last', async () => {
    const [first, second] = [collect(city.connect(), query), collect(city.connect(), query)];
    await city.listening(2, 1);
    first.unsubscribe();
    await city.listening(1, 1);
    const cursor = city.append('1');
    await second.has(1);
    expect([cursors(first), cursors(second)]).toEqual([[], [cursor]]);
    second.unsubscribe();
    await untilAsync(async () => (await openStreams()) === 0, 5_000);
  });

  it('get events in commit order although a field of the first is slow', async () => {
    const listener = collect(city.connect(), query);
    await city.listening(1, 1);
    city.tellPeople({ delayMs: { p7: 300 } });
    const expected = ['7', '2', '3'].map((id) => city.append(id));
    await listener.has(3);
    expect(cursors(listener)).toEqual(expected);
    city.tellPeople({ delayMs: { p7: 0 } });
  });
});

describe('when the subgraph', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'is ended by %s and started again, clients miss nothing',
    async (signal) => {
      const listeners = Array.from({ length: 5 }, () => collect(city.connect(), query));
      await city.listening(5, 1);
      const expected = [city.append('1')];
      await Promise.all(listeners.map((listener) => listener.has(1)));
      const restarted = city.restartNotes(signal);
      await restarted;
      for (let index = 0; index < 20; index += 1) expected.push(city.append('2'));
      await Promise.all(listeners.map((listener) => listener.has(expected.length)));
      for (const listener of listeners) {
        expect(cursors(listener)).toEqual(expected);
        expect(listener.failure()).toBeUndefined();
      }
    },
  );
});

describe('when the gateway', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'is ended by %s, clients come back with their cursor and miss nothing',
    async (signal) => {
      const expected: string[] = [city.append('1')];
      const seen: unknown[] = [];
      const client = city.connect();
      // What a page does: it listens again behind the last event that it has.
      async function follow(after: unknown): Promise<void> {
        let last = after;
        const stream = client.iterate<Record<string, unknown>>({ query, variables: { after: last } });
        try {
          for await (const { data } of stream) {
            last = cursorIn(data);
            seen.push(last);
            if (seen.length === 30) return;
          }
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        return follow(last);
      }
      const followed = follow(expected.pop());
      await city.listening(1, 1);
      for (let index = 0; index < 10; index += 1) expected.push(city.append('2'));
      await until(() => seen.length === 10);
      const restarted = city.restartGateway(signal);
      for (let index = 0; index < 10; index += 1) expected.push(city.append('3'));
      await restarted;
      for (let index = 0; index < 10; index += 1) expected.push(city.append('4'));
      await followed;
      expect(seen).toEqual(expected);
    },
  );
});

describe('a thousand joins and leaves', () => {
  it('leave nothing behind: the upstream closes, and memory does not grow', async () => {
    const round = async (count: number) => {
      const client = city.connect();
      const listeners = Array.from({ length: 20 }, () => collect(client, query));
      await untilAsync(async () => (await city.ready()).liveClients === 20);
      for (const { unsubscribe } of listeners) unsubscribe();
      await untilAsync(async () => (await city.ready()).liveClients === 0);
      await client.dispose();
      return count;
    };
    const rounds = async (count: number) => {
      for (let index = 0; index < count; index += 1) await round(index);
      await city.listening(0, 0);
      return city.heapBytes();
    };
    const before = await rounds(10);
    const after = await rounds(50);
    expect(after - before).toBeLessThan(2_000_000);
    expect(await openStreams()).toBe(0);
  });
});
