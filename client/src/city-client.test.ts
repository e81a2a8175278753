import { parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CityClient } from './city-client.ts';
import { GraphRefused, GraphUnavailable } from './problems.ts';
import { startFakeCity } from './testing/fake-city.ts';

let city: Awaited<ReturnType<typeof startFakeCity>>;
let client: CityClient;

beforeEach(async () => {
  city = await startFakeCity();
  client = new CityClient({
    graphUrl: `${city.url}/graphql`,
    credentials: { issuerUrl: city.url, clientId: 'hotel-software', clientSecret: 'its-own-secret' },
    backOff: { firstMs: 2, longestMs: 10 },
  });
});
afterEach(async () => {
  await client.close();
  await city.stop();
});

const failure = (code: string, extensions = {}) => ({
  body: { errors: [{ message: 'no', extensions: { code, ...extensions } }], data: null },
});
const write = 'mutation Declare($inputs: [In!]!) { declareStays(inputs: $inputs) { receiptNumber } }';
const named = { inputs: [{ clientReference: 'A-1' }, { clientReference: 'A-2' }] };

describe('the token', () => {
  test('is fetched once, also when many ask at once', async () => {
    await Promise.all([client.request({ document: '{ a }' }), client.request({ document: '{ b }' })]);
    expect(city.signIns.map(decodeURIComponent)).toEqual(['hotel-software:its-own-secret']);
    expect(city.received.map(({ authorization }) => authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
    ]);
  });

  test('is renewed before it ends', async () => {
    await client.request({ document: '{ a }' });
    const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 275_000);
    await client.request({ document: '{ a }' });
    now.mockRestore();
    expect(city.received.at(-1)?.authorization).toBe('Bearer token-2');
  });

  test('is asked for with the secret as it is then, where that is read from a file or a vault', async () => {
    const secrets = ['its-own-secret', 'the-new-one'];
    const credentials = { issuerUrl: city.url, clientId: 'hotel-software' };
    const clientSecret = async () => secrets.shift() ?? '';
    const program = new CityClient({
      graphUrl: `${city.url}/graphql`,
      credentials: { ...credentials, clientSecret },
    });
    city.answers(({ authorization }) =>
      authorization === 'Bearer token-1' ? failure('UNAUTHENTICATED') : { body: { data: {} } },
    );
    await program.request({ document: '{ a }' });
    expect(city.signIns.map(decodeURIComponent)).toEqual([
      'hotel-software:its-own-secret',
      'hotel-software:the-new-one',
    ]);
  });

  test('that the graph refuses is replaced at once, also for a mutation: nothing was done yet', async () => {
    city.answers(({ authorization }) =>
      authorization === 'Bearer token-1' ? failure('UNAUTHENTICATED') : { body: { data: { done: true } } },
    );
    expect(await client.request({ document: 'mutation { done }' })).toEqual({ done: true });
    expect(city.received).toHaveLength(2);
  });

  test('that a revoked client asks for is refused, and not asked for again and again', async () => {
    city.revokeClient();
    const asking = client.request({ document: '{ a }' });
    await expect(asking).rejects.toThrow(GraphRefused);
    expect(city.signIns.length).toBeLessThanOrEqual(2);
  });
});

describe('an answer that was lost', () => {
  test.each([
    ['a closed connection', 'hang-up' as const],
    ['the page of a proxy', { status: 502, body: '<html>' }],
    ['a part of the city that is away', failure('UPSTREAM_UNAVAILABLE')],
    ['too many requests', failure('RATE_LIMITED')],
  ])('%s: a query is sent again', async (_what, lost) => {
    city.answers(() => (city.received.length < 2 ? lost : { body: { data: { a: 1 } } }));
    expect(await client.request({ document: parse('query A { a }') })).toEqual({ a: 1 });
    expect(city.received).toHaveLength(3);
  });

  test('a mutation whose rows carry references is sent again, word for word', async () => {
    city.answers(() => (city.received.length < 1 ? 'hang-up' : { body: { data: { done: true } } }));
    await client.request({ document: write, variables: named });
    expect(city.received).toHaveLength(2);
    expect(city.received[1]?.variables).toEqual(city.received[0]?.variables);
  });

  test.each([
    ['first in its document', write],
    ['behind its fragments', `fragment Receipt on Row { receiptNumber } ${write}`],
  ])('a mutation without references is not, %s: it may have happened', async (_where, document) => {
    city.answers(() => 'hang-up');
    const variables = { inputs: [{ clientReference: 'A-1' }, { fullName: 'B' }] };
    await expect(client.request({ document, variables })).rejects.toThrow(GraphUnavailable);
    expect(city.received).toHaveLength(1);
  });

  test('the wait is as long as the city asks for', async () => {
    city.answers(() =>
      city.received.length < 1 ? failure('RATE_LIMITED', { retryAfterSeconds: 0.2 }) : { body: { data: {} } },
    );
    const startedAt = performance.now();
    await client.request({ document: '{ a }' });
    expect(performance.now() - startedAt).toBeGreaterThan(190);
  });

  test('it gives up in the end, and says so', async () => {
    city.answers(() => 'hang-up');
    await expect(client.request({ document: '{ a }' })).rejects.toThrow(GraphUnavailable);
    expect(city.received).toHaveLength(6);
  });
});

test('without credentials it is nobody, and needs no issuer', async () => {
  const visitor = new CityClient({ graphUrl: `${city.url}/graphql` });
  await visitor.request({ document: '{ a }' });
  expect(city.received[0]?.authorization).toBeUndefined();
  expect(city.signIns).toEqual([]);
});

test('what the graph refuses is final, and the rest of the answer is there', async () => {
  const errors = [{ message: 'không', path: ['b'], extensions: { code: 'FORBIDDEN' } }];
  city.answers(() => ({ body: { data: { a: 1, b: null }, errors } }));
  const refused = await client.request({ document: '{ a b }' }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ data: { a: 1, b: null }, problems: [{ code: 'FORBIDDEN', path: ['b'] }] });
  expect(city.received).toHaveLength(1);
});

describe('a live stream', () => {
  const document = 'subscription Stays($after: String) { stayChanged(after: $after) { eventCursor } }';
  type Stay = { stayChanged: { eventCursor: string } };
  const event = (cursor: string) => ({ next: { stayChanged: { eventCursor: cursor } } });
  const listen = (options: { after?: string; onGap?: (why: string) => void; signal?: AbortSignal } = {}) =>
    client.listen<Stay, Record<string, unknown>>({
      document,
      cursorOf: ({ stayChanged }) => stayChanged.eventCursor,
      ...options,
    });

  async function take(count: number, stream: ReturnType<typeof listen>): Promise<string[]> {
    const cursors: string[] = [];
    for await (const { data } of stream) {
      cursors.push(data.stayChanged.eventCursor);
      if (cursors.length === count) break;
    }
    return cursors;
  }

  test('comes back with the cursor of its last event, whatever broke it', async () => {
    city.streams(({ after }) => {
      if (after === 'c0') return [event('c1'), event('c2'), { close: 1012 }];
      return after === 'c2' ? [event('c3'), { close: 4410 }] : [event('c4')];
    });
    expect(await take(4, listen({ after: 'c0' }))).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(city.listening.map(({ after }) => after)).toEqual(['c0', 'c2', 'c3']);
  });

  test('says that something may be missing where it has no cursor to come back with', async () => {
    const onGap = vi.fn();
    city.streams(() => (city.listening.length < 2 ? ['cut'] : [event('c1')]));
    expect(await take(1, listen({ onGap }))).toEqual(['c1']);
    expect(onGap).toHaveBeenCalledWith('NO_CURSOR_YET');
  });

  test('begins afresh when its cursor is older than what is kept, and says so', async () => {
    const onGap = vi.fn();
    const fields = [{ field: 'after', code: 'CURSOR_EXPIRED', message: 'old' }];
    const expired = { message: 'old', extensions: { code: 'BAD_USER_INPUT', fields } };
    city.streams(({ after }) => (after === null ? [event('c9')] : [{ errors: [expired] }]));
    expect(await take(1, listen({ after: 'c0', onGap }))).toEqual(['c9']);
    expect(onGap.mock.calls).toEqual([['CURSOR_EXPIRED']]);
  });

  test('takes a new token when the old one has ended', async () => {
    city.streams(({ authorization }) =>
      authorization === 'Bearer token-1' ? [{ close: 4403 }] : [event('c1')],
    );
    expect(await take(1, listen({ after: 'c0' }))).toEqual(['c1']);
  });

  test('takes a new token also after a line that broke again and again', async () => {
    city.streams(({ authorization }) => {
      if (city.listening.length < 4) return ['cut'];
      return authorization === 'Bearer token-1' ? [{ close: 4403 }] : [event('c1')];
    });
    expect(await take(1, listen({ after: 'c0' }))).toEqual(['c1']);
  });

  test('ends when its program may not listen', async () => {
    city.streams(() => [{ errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }]);
    await expect(take(1, listen())).rejects.toThrow(GraphRefused);
  });

  test.each<[string, (data: Stay) => string]>([
    [
      'fails',
      ({ stayChanged }) => (stayChanged as unknown as { absent: Stay }).absent.stayChanged.eventCursor,
    ],
    ['gives none', ({ stayChanged }) => (stayChanged as unknown as { absent: string }).absent],
  ])('ends, and says why, when the program’s own cursorOf %s', async (_, cursorOf) => {
    city.streams(() => [event('c1')]);
    const stream = client.listen<Stay, Record<string, unknown>>({ document, cursorOf });
    await expect(stream.next()).rejects.toThrow(/^cursorOf .* eventCursor/);
    expect(city.listening).toHaveLength(1);
  });

  test('ends quietly by its signal', async () => {
    const stopping = new AbortController();
    city.streams(() => [event('c1')]);
    const stream = listen({ signal: stopping.signal });
    expect((await stream.next()).done).toBe(false);
    const waiting = stream.next();
    stopping.abort();
    expect((await waiting).done).toBe(true);
  });
});
