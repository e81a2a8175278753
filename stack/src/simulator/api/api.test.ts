import { createLog } from '@city/kit/log/log';
import { demoClientSecret } from '@city/kit/seed/demo-secret';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startFakeGateway } from '../testing/fake-gateway.ts';
import { ApiRefused, ApiUnavailable } from './api-errors.ts';
import { delayMs } from './back-off.ts';
import { createGraphClient } from './graph-client.ts';
import { Outbox } from './outbox.ts';
import { createTokenSource } from './token-source.ts';

const log = createLog({ service: 'test', level: 'silent' });
const backOff = { firstMs: 2, longestMs: 10 };
const demoClientKey = 'a key of the demonstration';

let gateway: Awaited<ReturnType<typeof startFakeGateway>>;
const stopping = new AbortController();
afterEach(() => gateway.stop());

const hotel = () => createTokenSource({ issuerUrl: gateway.url, clientId: 'hotel-LB-0007', demoClientKey });

describe('the token', () => {
  test('is fetched once with the client’s own secret, also when many ask at once', async () => {
    gateway = await startFakeGateway(() => ({ body: { data: {} } }));
    const source = hotel();
    expect(await Promise.all([source.token(), source.token()])).toEqual(['token-1', 'token-1']);
    expect(gateway.signIns).toEqual([`hotel-LB-0007:${demoClientSecret(demoClientKey, 'hotel-LB-0007')}`]);
  });

  test('is renewed before it ends', async () => {
    gateway = await startFakeGateway(() => ({ body: { data: {} } }));
    const source = hotel();
    const now = vi.spyOn(Date, 'now');
    try {
      await source.token();
      now.mockReturnValue(Date.now() + 269_000);
      expect(await source.token()).toBe('token-1');
      now.mockReturnValue(Date.now() + 2_000);
      expect(await source.token()).toBe('token-2');
    } finally {
      now.mockRestore();
    }
  });

  test('that the API refuses is replaced by a new one', async () => {
    gateway = await startFakeGateway(({ authorization }) =>
      authorization === 'Bearer token-1'
        ? { status: 401, body: { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] } }
        : { body: { data: { done: true } } },
    );
    const as = hotel();
    const api = createGraphClient(gateway.url);
    await expect(api.send({ query: '{ done }', as })).rejects.toThrow(ApiUnavailable);
    expect(await api.send({ query: '{ done }', as })).toEqual({ done: true });
  });
});

describe('an answer', () => {
  test.each([
    ['a closed connection', 'hang-up' as const],
    ['the page of a proxy', { status: 502, body: '<html>' }],
    ['a subgraph that is away', failure('UPSTREAM_UNAVAILABLE')],
    ['a subgraph that was killed', failure('INTERNAL')],
    ['too many requests', failure('RATE_LIMITED')],
  ])('%s is worth another try', async (_what, answer) => {
    gateway = await startFakeGateway(() => answer);
    await expect(createGraphClient(gateway.url).send({ query: '{ a }' })).rejects.toThrow(ApiUnavailable);
  });

  test.each(['BAD_USER_INPUT', 'FORBIDDEN', 'CONFLICT', 'UNKNOWN'])('%s is final', async (code) => {
    gateway = await startFakeGateway(() => failure(code));
    const sending = createGraphClient(gateway.url).send({ query: '{ a }' });
    await expect(sending).rejects.toThrow(ApiRefused);
    await expect(sending).rejects.toMatchObject({ code });
  });
});

describe('the outbox', () => {
  test('loses nothing and keeps the order while nobody answers', async () => {
    let calls = 0;
    gateway = await startFakeGateway(() => {
      calls += 1;
      if (calls % 3 !== 0) return calls % 2 ? 'hang-up' : failure('UPSTREAM_UNAVAILABLE');
      return { body: { data: {} } };
    });
    const api = createGraphClient(gateway.url);
    const answered: number[] = [];
    const send = async (item: number) => {
      await api.send({ query: '{ a }', variables: { item } });
      answered.push(item);
    };
    const outbox = new Outbox<number>(send, { signal: stopping.signal, log, backOff });
    for (const item of [1, 2, 3, 4, 5]) outbox.add(item);
    await vi.waitFor(() => expect(outbox.length).toBe(0));
    expect(answered).toEqual([1, 2, 3, 4, 5]);
    expect(gateway.received).toHaveLength(15);
  });

  test('goes on after something that was refused', async () => {
    gateway = await startFakeGateway(() => ({ body: {} }));
    const seen: string[] = [];
    const send = async (item: string) => {
      seen.push(item);
      if (item === 'bad') throw new ApiRefused('CONFLICT', 'no');
    };
    const outbox = new Outbox<string>(send, { signal: stopping.signal, log, backOff });
    for (const item of ['bad', 'good']) outbox.add(item);
    await vi.waitFor(() => expect(outbox.length).toBe(0));
    expect(seen).toEqual(['bad', 'good']);
  });
});

test('waiting grows to its longest and is spread, so that hotels do not come back in step', () => {
  gateway = { stop: async () => undefined } as typeof gateway;
  const options = { firstMs: 500, longestMs: 15_000 };
  expect([1, 2, 3, 10, 1_000].map((failures) => delayMs(failures, options, () => 1))).toEqual([
    500, 1_000, 2_000, 15_000, 15_000,
  ]);
  expect(delayMs(1, options, () => 0)).toBe(250);
});

function failure(code: string) {
  return { body: { errors: [{ message: 'no', extensions: { code } }], data: null } };
}
