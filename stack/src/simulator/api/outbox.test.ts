import { CityClient } from '@city/client/city-client';
import { GraphRefused, toProblem } from '@city/client/problems';
import { createLog } from '@city/kit/log/log';
import { afterEach, expect, test, vi } from 'vitest';
import { startFakeGateway } from '../testing/fake-gateway.ts';
import { Outbox } from './outbox.ts';

const log = createLog({ service: 'test', level: 'silent' });
const backOff = { firstMs: 2, longestMs: 10 };

let gateway: Awaited<ReturnType<typeof startFakeGateway>> | undefined;
const stopping = new AbortController();
afterEach(() => gateway?.stop());

test('the outbox loses nothing and keeps the order while nobody answers', async () => {
  let calls = 0;
  gateway = await startFakeGateway(() => {
    calls += 1;
    if (calls % 3 !== 0) return calls % 2 ? 'hang-up' : failure('UPSTREAM_UNAVAILABLE');
    return { body: { data: {} } };
  });
  const api = new CityClient({ graphUrl: gateway.url, attempts: 1 });
  const answered: number[] = [];
  const send = async (item: number) => {
    await api.request({ document: '{ a }', variables: { item } });
    answered.push(item);
  };
  const outbox = new Outbox<number>(send, { signal: stopping.signal, log, backOff });
  for (const item of [1, 2, 3, 4, 5]) outbox.add(item);
  await vi.waitFor(() => expect(outbox.length).toBe(0));
  expect(answered).toEqual([1, 2, 3, 4, 5]);
  expect(gateway.received).toHaveLength(15);
});

test('the outbox goes on after something that was refused', async () => {
  gateway = await startFakeGateway(() => ({ body: {} }));
  const seen: string[] = [];
  const send = async (item: string) => {
    seen.push(item);
    if (item === 'bad')
      throw new GraphRefused([toProblem({ message: 'no', extensions: { code: 'CONFLICT' } })]);
  };
  const outbox = new Outbox<string>(send, { signal: stopping.signal, log, backOff });
  for (const item of ['bad', 'good']) outbox.add(item);
  await vi.waitFor(() => expect(outbox.length).toBe(0));
  expect(seen).toEqual(['bad', 'good']);
});

function failure(code: string) {
  return { body: { errors: [{ message: 'no', extensions: { code } }], data: null } };
}
