// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startPortal } from '../../test/start-portal.ts';
import { renewalHeader, renewToken } from './token-renewal.ts';

/** As a page that sends its form: the first token is refused by the gateway, and a new one is asked for, twice. */
let city: Awaited<ReturnType<typeof startPortal>>;
beforeEach(async () => {
  city = await startPortal(async (request, response) => {
    const name = request.headers[renewalHeader]?.toString() ?? null;
    const tokens = await Promise.all([renewToken(name), renewToken(name)]);
    response.end(JSON.stringify({ name, tokens }));
  });
  await city.signIn();
});
afterEach(() => city.stop());

type Seen = { name?: string | null; tokens: (string | null)[] };
const send = async (init: RequestInit = { method: 'POST' }) =>
  (await (await city.visit('/vi/account/data', init)).json()) as Seen;
const refreshes = () =>
  city.issuer.tokenRequests.filter((form) => form.get('grant_type') === 'refresh_token').length;

it('a form that met a token taken back gets a new one, once, and the browser hears of it', async () => {
  const before = new Map(city.jar);
  expect((await send()).tokens).toEqual(['access-2', 'access-2']);
  expect(refreshes()).toBe(1);
  expect(city.jar.get('city-session')).not.toBe(before.get('city-session'));
  // The next form begins with the new token: there was one renewal before it, and its own is the second.
  expect((await send()).tokens).toEqual(['access-3', 'access-3']);
  expect(refreshes()).toBe(2);
});

it('there is none for a session that has ended, which is then nobody’s', async () => {
  city.issuer.refreshAnswer = 'invalid_grant';
  expect((await send()).tokens).toEqual([null, null]);
  expect([...city.jar.keys()].some((name) => name.startsWith('city-session'))).toBe(false);
});

it('there is none for a page that is only read, nor by a name that a client made up', async () => {
  expect((await send({ method: 'GET' })).name).toBeNull();
  const own = await send({ method: 'POST', headers: { [renewalHeader]: 'made-up' } });
  expect(own.name).not.toBe('made-up');
  expect(await renewToken('made-up')).toBeNull();
});

it('is gone with the answer that it belonged to', async () => {
  const { name } = await send();
  await expect.poll(() => renewToken(name ?? null)).toBeNull();
});
