// @vitest-environment node
import { gql } from '@urql/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeGateway } from '../../test/fake-gateway.ts';
import { graphAsker, queryGraph } from './server-query.ts';

const page = vi.hoisted(() => ({
  headers: new Headers(),
  renewals: [] as (string | null)[],
  token: 'new' as string | null,
}));
vi.mock('next/headers', () => ({ headers: async () => page.headers }));
vi.mock('next/navigation', () => ({
  redirect: (address: string) => {
    throw new Error(`redirected to ${address}`);
  },
}));
vi.mock('#server/environment.ts', () => ({ readPortalEnvironment: () => ({ GATEWAY_URL: gateway.url }) }));
vi.mock('#server/token-renewal.ts', () => ({
  renewalHeader: 'x-city-renewal',
  renewToken: async (name: string | null) => {
    page.renewals.push(name);
    return page.token;
  },
}));

const gateway = new FakeGateway();
beforeEach(async () => {
  await gateway.start();
  page.headers = new Headers({
    authorization: 'Bearer old',
    'x-city-renewal': 'this-form',
    'x-city-path': '/vi/account/data',
  });
  Object.assign(page, { renewals: [], token: 'new' });
  gateway.requests.length = 0;
  gateway.revoked.clear();
  gateway.revoked.add('old');
});
afterEach(async () => {
  await gateway.stop();
});

const change = () => queryGraph('vi', gql('mutation M($to: String) { ok }'), { to: 'Đường Đông' });
const tokens = () => gateway.requests.map(({ headers }) => headers.authorization);

it('what a form asks with a token that was taken back is asked once more with a new one, as it was', async () => {
  expect(await change()).toEqual({ data: { ok: true }, problems: [] });
  expect(tokens()).toEqual(['Bearer old', 'Bearer new']);
  expect(new Set(gateway.requests.map(({ body }) => body)).size).toBe(1);
  expect(page.renewals).toEqual(['this-form']);
});

it.each([
  ['without a new token', null, ['Bearer old']],
  ['when the new one is refused as well', 'newer', ['Bearer old', 'Bearer newer']],
])('%s a form hears that the sign-in has ended, so that it keeps what was typed', async (_, token, asked) => {
  page.token = token;
  gateway.revoked.add('newer');
  const { data, problems } = await change();
  expect([data, problems.map(({ code }) => code)]).toEqual([null, ['UNAUTHENTICATED']]);
  expect(tokens()).toEqual(asked);
});

it('a page that is only read is led to have the session renewed, and comes back', async () => {
  page.token = null;
  page.headers.delete('x-city-renewal');
  await expect(change()).rejects.toThrow('redirected to /auth/renew?returnTo=%2Fvi%2Faccount%2Fdata');
});

it('nobody’s question is never renewed', async () => {
  page.headers = new Headers();
  expect((await change()).data).toEqual({ ok: true });
  expect(page.renewals).toEqual([]);
});

it.each([
  ['with a new token', 'new', 'Bearer new'],
  ['with the one at hand where there is no other', null, 'Bearer young'],
])('a long answer begins %s', async (_, token, sent) => {
  page.token = token;
  page.headers.set('authorization', 'Bearer young');
  const ask = await graphAsker('vi');
  await ask(gql('query Q { ok }'), {});
  expect(tokens()).toEqual([sent]);
});
