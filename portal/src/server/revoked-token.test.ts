// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startPortal } from '../../test/start-portal.ts';
import { RevokedTokens } from './revoked-token.ts';

const ownPage = { origin: 'http://portal.test', 'sec-fetch-site': 'same-origin' };

let city: Awaited<ReturnType<typeof startPortal>>;
beforeEach(async () => {
  city = await startPortal();
  await city.signIn();
  city.gateway.revoked.add('access-1');
});
afterEach(() => city.stop());

const ask = (body = '{"query":"{ ok }"}') =>
  city.visit('/graphql', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...ownPage },
  });

const tokensAsked = () => city.gateway.requests.map(({ headers }) => headers.authorization);
const isSignedIn = () => [...city.jar.keys()].some((name) => name.startsWith('city-session'));

describe('a token that was taken back', () => {
  it('is renewed, and the question asked once more as it was', async () => {
    const answer = await ask('{"query":"{ ok }","variables":{"name":"Đặc khu"}}');
    expect(await answer.json()).toEqual({ data: { ok: true } });
    expect(tokensAsked()).toEqual(['Bearer access-1', 'Bearer access-2']);
    expect(new Set(city.gateway.requests.map(({ body }) => body)).size).toBe(1);
    await ask();
    expect(tokensAsked().at(-1)).toBe('Bearer access-2');
  });

  it('is renewed once for many questions at a time', async () => {
    await Promise.all([ask(), ask(), ask()]);
    const renewals = city.issuer.tokenRequests.filter((form) => form.get('grant_type') === 'refresh_token');
    expect(renewals).toHaveLength(1);
  });

  it('is told to the page as it is when the next one is refused too', async () => {
    city.gateway.revoked.add('access-2');
    const answer = await ask();
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { reason: 'TOKEN_REVOKED' } }] });
    expect(tokensAsked()).toEqual(['Bearer access-1', 'Bearer access-2']);
  });

  it('of a session that has ended leaves the person signed out', async () => {
    city.issuer.refreshAnswer = 'invalid_grant';
    expect((await ask()).status).toBe(401);
    expect(isSignedIn()).toBe(false);
    expect((await ask()).status).toBe(200);
    expect(tokensAsked()).toEqual(['Bearer access-1', undefined]);
  });

  it('is not sent again while the provider is away, since it holds no longer', async () => {
    city.issuer.refreshAnswer = 'broken';
    await ask();
    expect((await ask()).status).toBe(503);
    expect(tokensAsked()).toEqual(['Bearer access-1']);
    expect(isSignedIn()).toBe(true);
  });

  it('closes a live connection, and the next one is opened with a new token', async () => {
    const open = async () => {
      const cookie = [...city.jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const url = `${city.base.replace('http', 'ws')}/graphql`;
      const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { ...ownPage, cookie } });
      socket.on('error', () => undefined);
      const closed = new Promise((resolve) => socket.once('close', (code) => resolve(code)));
      await new Promise((resolve) => socket.once('open', resolve));
      return { socket, closed };
    };
    expect(await (await open()).closed).toBe(4403);
    const next = await open();
    expect(city.gateway.upgrades.at(-1)?.authorization).toBe('Bearer access-2');
    next.socket.terminate();
  });
});

describe('a page that met such a token', () => {
  it('comes again with a new one', async () => {
    const answer = await city.visit('/auth/renew?returnTo=%2Fvi%2Fboard%3Fcommune%3DAn');
    expect(answer.headers.get('location')).toBe('/vi/board?commune=An');
    expect(await (await city.visit('/vi/board')).json()).toMatchObject({
      authorization: 'Bearer access-2',
    });
  });

  it('is nobody’s page when the session has ended, and never goes round in circles', async () => {
    for (let visit = 0; visit < 8; visit++) await city.visit('/auth/renew?returnTo=%2Fvi');
    expect(isSignedIn()).toBe(true);
    await city.visit('/auth/renew?returnTo=%2Fvi');
    expect(isSignedIn()).toBe(false);
    expect((await city.visit('/auth/renew?returnTo=https://evil.example')).headers.get('location')).toBe('/');
  });
});

it('tokens that were taken back are remembered, but not without end', () => {
  const tokens = new RevokedTokens();
  for (let n = 0; n <= 10_000; n++) tokens.add(`token-${n}`);
  expect([tokens.has('token-0'), tokens.has('token-1'), tokens.has('token-10000')]).toEqual([
    false,
    true,
    true,
  ]);
});
