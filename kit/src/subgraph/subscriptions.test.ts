import type { FormattedExecutionResult } from 'graphql';
import type { Client } from 'graphql-ws';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cityError } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';
import { Health } from '../health/health.ts';
import { type SampleServer, startSampleServer } from '../testing/sample-server.ts';

let server: SampleServer;
let token: string;
const clients: Client[] = [];

beforeEach(async () => {
  server = await startSampleServer();
  token = await server.identity.token();
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await server.stop();
});

type Outcome = {
  results: FormattedExecutionResult<Record<string, unknown>, unknown>[];
  failure?: unknown;
  isComplete: boolean;
  leave: () => void;
};

/** Listens, and keeps everything that came, in order, with how it ended. */
function listen(
  options: Parameters<SampleServer['connect']>[0] = {},
  query = 'subscription { ticks }',
): Outcome {
  const client = server.connect(options);
  clients.push(client);
  const outcome: Outcome = { results: [], isComplete: false, leave: () => undefined };
  outcome.leave = client.subscribe(
    { query },
    {
      next: (result) => outcome.results.push(result),
      error: (failure) => {
        outcome.failure = failure;
      },
      complete: () => {
        outcome.isComplete = true;
      },
    },
  );
  return outcome;
}

const sourceOf = (index: number) =>
  vi.waitFor(() => {
    const source = server.controls.sources[index];
    if (!source) throw new Error('not subscribed yet');
    return source;
  });

describe('a stream', () => {
  test('gives each event in order, each in a context of its own', async () => {
    const outcome = listen({ token });
    const source = await sourceOf(0);
    for (const tick of [1, 2, 3]) source.push(tick);
    await vi.waitFor(() => expect(outcome.results).toHaveLength(3));
    expect(outcome.results.map(({ data }) => data?.ticks)).toEqual([
      'tick 1 in context 2',
      'tick 2 in context 3',
      'tick 3 in context 4',
    ]);
  });

  test('lets its source go when the listener leaves, while nothing happens', async () => {
    const outcome = listen({ token });
    const source = await sourceOf(0);
    outcome.leave();
    await vi.waitFor(() => expect(source.isReturned).toBe(true));
    await vi.waitFor(() =>
      expect(server.logged()).toContainEqual(expect.objectContaining({ kind: 'subscription', events: 0 })),
    );
  });

  test('is counted while it runs', async () => {
    const openStreams = async () => {
      const response = await fetch(`${server.address}/health/ready`);
      return ((await response.json()) as { openStreams: number }).openStreams;
    };
    expect(await openStreams()).toBe(0);
    const outcomes = [listen({ token }), listen({ token })];
    await sourceOf(1);
    await vi.waitFor(async () => expect(await openStreams()).toBe(2));
    for (const { leave } of outcomes) leave();
    await vi.waitFor(async () => expect(await openStreams()).toBe(0));
  });

  test('asks for the right again with each event', async () => {
    const outcome = listen({ token });
    const source = await sourceOf(0);
    source.push(1);
    await vi.waitFor(() => expect(outcome.results).toHaveLength(1));
    server.controls.isRevoked = true;
    source.push(2);
    await vi.waitFor(() => expect(outcome.results).toHaveLength(2));
    expect(outcome.results[1]).toMatchObject({
      data: { ticks: null },
      errors: [{ path: ['ticks'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  test('ends with the code that its source failed with', async () => {
    const outcome = listen({ token });
    const source = await sourceOf(0);
    source.push(1);
    source.fail(cityError(sharedErrors.SLOW_CONSUMER));
    await vi.waitFor(() => expect(outcome.failure).toBeDefined());
    expect(outcome.results).toHaveLength(1);
    expect(outcome.failure).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', reason: 'SLOW_CONSUMER' } },
    ]);
  });

  test('ends with INTERNAL and no details when its source breaks', async () => {
    const outcome = listen({ token });
    (await sourceOf(0)).fail(new Error('connection to db.internal lost'));
    await vi.waitFor(() => expect(outcome.failure).toBeDefined());
    expect(outcome.failure).toMatchObject([
      { extensions: { code: 'INTERNAL', requestId: expect.any(String) } },
    ]);
    expect(JSON.stringify(outcome.failure)).not.toContain('db.internal');
    expect(server.rawLog()).toContain('connection to db.internal lost');
  });

  test.each([
    ['a listener without a token', {}, 'subscription { ticks }', { code: 'UNAUTHENTICATED' }],
    ['an invalid document', { signedIn: true }, 'subscription { tiks }', { reason: 'QUERY_INVALID' }],
    ['a query in the place of a subscription', { signedIn: true }, '{ hello }', { reason: 'QUERY_INVALID' }],
  ])('does not begin for %s', async (_name, { signedIn }: { signedIn?: boolean }, query, extensions) => {
    const outcome = listen(signedIn ? { token } : {}, query);
    await vi.waitFor(() => expect(outcome.failure).toBeDefined());
    expect(outcome.failure).toMatchObject([{ extensions }]);
    expect(server.controls.sources).toHaveLength(0);
  });
});

describe('a socket', () => {
  test('opens only with the signature of the gateway', async () => {
    const outcome = listen({ token, signature: null });
    await vi.waitFor(() => expect(outcome.failure).toBeDefined());
    expect(String((outcome.failure as Error).message)).toContain('401');
  });

  test('is closed with 4403 for a bad token, whether in the upgrade or in connection_init', async () => {
    const outcomes = [listen({ token: 'bad' }), listen({ payload: { authorization: 'Bearer bad' } })];
    await vi.waitFor(() => expect(outcomes.every(({ failure }) => failure)).toBe(true));
    for (const { failure } of outcomes) expect(failure).toMatchObject({ code: 4403, reason: 'Forbidden' });
  });

  test('takes the token of connection_init', async () => {
    listen({ payload: { authorization: `Bearer ${token}` } });
    expect(await sourceOf(0)).toBeDefined();
  });

  test('is closed with 4403 when its token expires, and its streams end', async () => {
    // Within the tolerance for clocks a token that has just expired is still taken, and ends at once.
    const outcome = listen({ token: await server.identity.token({ expiresInSeconds: 3 }) });
    const source = await sourceOf(0);
    await vi.waitFor(() => expect(outcome.failure).toBeDefined());
    expect(outcome.failure).toMatchObject({ code: 4403, reason: 'Token expired' });
    await vi.waitFor(() => expect(source.isReturned).toBe(true));
  });
});

describe('stopping', () => {
  test('sends sockets away with a code that says to come back, and ends their streams', async () => {
    const outcome = listen({ token });
    const source = await sourceOf(0);
    await server.stop();
    await vi.waitFor(() => expect(outcome.failure).toBeDefined());
    expect(outcome.failure).toMatchObject({ code: 1001 });
    expect(source.isReturned).toBe(true);
  });

  test('finishes what was asked before, is not ready meanwhile, and takes nothing after', async () => {
    const health = new Health();
    const own = await startSampleServer({ health });
    const answer = own.post('{ slow }');
    await vi.waitFor(() =>
      expect(own.logged()).toContainEqual(expect.objectContaining({ msg: 'listening' })),
    );
    expect((await fetch(`${own.address}/health/ready`)).status).toBe(200);

    const outcome = own.connect({ token: await own.identity.token() });
    clients.push(outcome);
    outcome.subscribe({ query: 'subscription { ticks }' }, { next() {}, error() {}, complete() {} });
    await vi.waitFor(() => expect(own.controls.sources).toHaveLength(1));

    const stopped = own.stop();
    expect((await fetch(`${own.address}/health/ready`)).status).toBe(503);
    expect((await fetch(`${own.address}/health/live`)).status).toBe(200);
    const late = own.connect();
    clients.push(late);
    const refusal = new Promise((resolve) => {
      late.subscribe({ query: 'subscription { ticks }' }, { next() {}, error: resolve, complete() {} });
    });
    expect(await refusal).toMatchObject({ message: expect.stringContaining('503') });
    own.controls.gate.resolve('done');
    expect((await answer).body).toEqual({ data: { slow: 'done' } });
    await stopped;
    await expect(fetch(`${own.address}/health/live`)).rejects.toThrow('fetch failed');
  });
});

describe('the place where a stream begins', () => {
  const listenWith = async (extensions?: Record<string, unknown>) => {
    const client = server.connect({ token });
    clients.push(client);
    const results: FormattedExecutionResult<Record<string, unknown>, unknown>[] = [];
    client.subscribe(
      { query: 'subscription { ticks }', ...(extensions ? { extensions } : {}) },
      { next: (result) => results.push(result), error: () => undefined, complete: () => undefined },
    );
    const source = await sourceOf(0);
    source.push(1);
    await vi.waitFor(() => expect(results.at(-1)?.data).toBeDefined());
    return results;
  };

  test('is told before the first event to a gateway that asks for it', async () => {
    const [first, second] = await listenWith({ startCursor: true });
    expect(first).toEqual({ extensions: { startCursor: 'the beginning' } });
    expect(second?.data?.ticks).toContain('tick 1');
  });

  test('is not told to others', async () => {
    const [first] = await listenWith();
    expect(first?.data?.ticks).toContain('tick 1');
  });
});
