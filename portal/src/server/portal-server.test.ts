// @vitest-environment node
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startPortal } from '../../test/start-portal.ts';

const ownPage = { origin: 'http://portal.test', 'sec-fetch-site': 'same-origin' };
const question = { method: 'POST', body: '{"query":"{ ok }"}' };

let city: Awaited<ReturnType<typeof startPortal>>;
beforeEach(async () => {
  city = await startPortal();
});
afterEach(() => city.stop());

function ask(headers: Record<string, string> = ownPage) {
  return city.visit('/graphql', { ...question, headers: { 'content-type': 'application/json', ...headers } });
}

function openSocket(headers: Record<string, string> = {}): Promise<WebSocket> {
  const cookie = [...city.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const socket = new WebSocket(
    `${city.base.replace('http', 'ws')}/graphql?language=en`,
    'graphql-transport-ws',
    {
      headers: { ...ownPage, cookie, ...headers },
    },
  );
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

describe('signing in', () => {
  it('comes back to the page it started from, with a session that scripts cannot read', async () => {
    const back = await city.signIn('/vi/board?commune=An');
    expect(back.headers.get('location')).toBe('/vi/board?commune=An');
    const cookies = back.headers.getSetCookie().filter((line) => line.startsWith('city-session'));
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    expect(back.headers.getSetCookie().join()).not.toContain('access-1');
  });

  it('proves with PKCE that the code came to the one who asked', async () => {
    await city.signIn();
    const [request] = city.issuer.tokenRequests;
    expect(request?.get('code_verifier')?.length).toBeGreaterThanOrEqual(43);
    expect([...city.issuer.grants.values()][0]?.challenge.length).toBe(43);
    expect(request?.get('resource')).toBe('urn:city:graph');
  });

  it('takes no code that another browser asked for', async () => {
    const leaving = await city.visit('/auth/sign-in');
    const back = city.issuer.approve(new URL(leaving.headers.get('location') ?? ''));
    city.jar.clear();
    const answer = await city.visit(`${back.pathname}${back.search}`);
    expect(answer.headers.get('location')).toContain('sign-in-failed?reason=expired');
    expect(city.issuer.tokenRequests).toHaveLength(0);
  });

  it('never sends people to another site afterwards', async () => {
    const elsewhere = [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      '/..//evil.example',
      '/vi/..//evil.example',
      '/.\\/evil.example',
      '//',
    ];
    for (const returnTo of elsewhere) {
      expect((await city.signIn(returnTo)).headers.get('location')).toBe('/');
    }
  });

  it('ends at sign-out, here and at the provider', async () => {
    await city.signIn();
    const out = await city.visit('/auth/sign-out', { method: 'POST', headers: ownPage });
    expect(out.headers.get('location')).toContain(`${city.issuer.url}/session/end`);
    await ask();
    expect(city.gateway.requests.at(-1)?.headers.authorization).toBeUndefined();
  });

  it('leaves nothing behind that was typed into forms or shown in them', async () => {
    await city.signIn();
    city.jar.set('city-form-security', 'sealed').set('elsewhere', 'kept');
    const out = await city.visit('/auth/sign-out', { method: 'POST', headers: ownPage });
    const ended = out.headers.getSetCookie().filter((line) => line.includes('Max-Age=0'));
    expect(ended.some((line) => line.startsWith('city-form-security=;'))).toBe(true);
    expect(ended.join()).not.toContain('elsewhere');
  });

  it('leaves what was typed to the same person alone when a session has run out', async () => {
    await city.signIn();
    const runOut = () => {
      for (const name of [...city.jar.keys()]) if (name.startsWith('city-session')) city.jar.delete(name);
      city.jar.set('city-form-contact', 'sealed');
    };
    runOut();
    await city.signIn();
    expect(city.jar.get('city-form-contact')).toBe('sealed');
    runOut();
    city.issuer.subject = 'citizen-2';
    await city.signIn();
    expect(city.jar.has('city-form-contact')).toBe(false);
    runOut();
    city.jar.delete('city-last-person');
    await city.signIn();
    expect(city.jar.has('city-form-contact')).toBe(false);
  });

  it('asks again who it is where a page wants a sign-in of just now, and only there', async () => {
    const prompts = ['', '&fresh=1'].map(async (fresh) => {
      const leaving = await city.visit(`/auth/sign-in?returnTo=%2Fvi${fresh}`);
      return new URL(leaving.headers.get('location') ?? '').searchParams.get('prompt');
    });
    expect(await Promise.all(prompts)).toEqual([null, 'login']);
  });

  it('is not ended by a form on another site', async () => {
    const out = await city.visit('/auth/sign-out', {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(out.status).toBe(403);
  });
});

describe('the graph on the portal’s own address', () => {
  it('is asked with the person’s token, which never reaches the browser', async () => {
    await city.signIn();
    const answer = await ask();
    expect(city.gateway.requests[0]?.headers.authorization).toBe('Bearer access-1');
    expect(city.gateway.requests[0]?.headers.cookie).toBeUndefined();
    expect(await answer.text()).toBe('{"data":{"ok":true}}');
    expect(answer.headers.getSetCookie().join()).not.toContain('gateway=1');
  });

  it('is told for whom it is asked, behind what a proxy before the portal said', async () => {
    await ask();
    await ask({ ...ownPage, 'x-forwarded-for': '203.0.113.7' });
    const [alone, proxied] = city.gateway.requests.map(({ headers }) => headers['x-forwarded-for']);
    expect(alone).toMatch(/127\.0\.0\.1$|::1$/);
    expect(proxied).toBe(`203.0.113.7, ${alone}`);
    const socket = await openSocket();
    expect(city.gateway.upgrades[0]?.['x-forwarded-for']).toBe(alone);
    socket.close();
  });

  it('takes no token from the request', async () => {
    await ask({ ...ownPage, authorization: 'Bearer forged' });
    expect(city.gateway.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('is closed to pages of other sites and to requests that do not say where they come from', async () => {
    expect((await ask({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask({})).status).toBe(403);
    expect(city.gateway.requests).toHaveLength(0);
  });

  it('refuses what is too large before it reaches the gateway', async () => {
    const answer = await city.visit('/graphql', {
      method: 'POST',
      body: 'x'.repeat(2_000_001),
      headers: ownPage,
    });
    expect(answer.status).toBe(413);
  });

  it('answers in the form of the graph when the gateway is down', async () => {
    await city.gateway.stop();
    const answer = await ask();
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] });
  });
});

describe('an address that is none', () => {
  it.each(['', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'])(
    'is refused, and its connection ends',
    async (upgrade) => {
      for (const address of ['//', 'http://[']) {
        const socket = connect(Number(new URL(city.base).port));
        const received: Buffer[] = [];
        socket.on('data', (part: Buffer) => received.push(part));
        socket.write(
          `GET ${address} HTTP/1.1\r\nHost: portal.test\r\n${upgrade || 'Connection: close\r\n'}\r\n`,
        );
        await once(socket, 'close');
        expect(Buffer.concat(received).toString()).toMatch(upgrade ? /^$/ : /^HTTP\/1\.1 400 /);
      }
    },
  );
});

describe('a session near its end', () => {
  beforeEach(async () => {
    city.issuer.accessTokenSeconds = 10;
    await city.signIn();
  });

  it('is renewed once for many requests at a time, also for those that come late with the old cookie', async () => {
    city.issuer.accessTokenSeconds = 300;
    const old = new Map(city.jar);
    await Promise.all([ask(), ask(), ask()]);
    for (const [name, value] of old) city.jar.set(name, value);
    await ask();
    const renewals = city.issuer.tokenRequests.filter((form) => form.get('grant_type') === 'refresh_token');
    expect(renewals.map((form) => form.get('refresh_token'))).toEqual(['refresh-1']);
    expect(city.gateway.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(4).fill('Bearer access-2'),
    );
  });

  it('is not lost when the answers with two renewals never arrived', async () => {
    const old = new Map(city.jar);
    await ask();
    await ask();
    city.jar.clear();
    for (const [name, value] of old) city.jar.set(name, value);
    city.issuer.accessTokenSeconds = 300;
    await ask();
    const used = city.issuer.tokenRequests.map((form) => form.get('refresh_token')).filter(Boolean);
    expect(new Set(used).size).toBe(used.length);
    expect(city.gateway.requests.at(-1)?.headers.authorization).toBe('Bearer access-4');
  });

  it('is over when the provider says so', async () => {
    city.issuer.refreshAnswer = 'invalid_grant';
    await ask();
    expect(city.gateway.requests.at(-1)?.headers.authorization).toBeUndefined();
    expect([...city.jar.keys()].filter((name) => name.startsWith('city-session'))).toEqual([]);
  });

  it('goes on with a token that is still good while the provider is away', async () => {
    city.issuer.refreshAnswer = 'broken';
    await ask();
    expect(city.gateway.requests.at(-1)?.headers.authorization).toBe('Bearer access-1');
  });
});

describe('the live connection', () => {
  it('is opened at the gateway with the token and the language of the page', async () => {
    await city.signIn();
    const socket = await openSocket({ authorization: 'Bearer forged' });
    const echoed = new Promise((resolve) => socket.once('message', (data) => resolve(data.toString())));
    socket.send('{"type":"ping"}');
    expect(await echoed).toBe('{"type":"ping"}');
    expect(city.gateway.upgrades[0]?.authorization).toBe('Bearer access-1');
    expect(city.gateway.upgrades[0]?.['accept-language']).toBe('en');
    expect(city.gateway.upgrades[0]?.cookie).toBeUndefined();
    socket.terminate();
  });

  it('is closed to pages of other sites', async () => {
    await expect(
      openSocket({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }),
    ).rejects.toThrow('403');
  });

  it('is told that the portal goes away, and does not hold it up', async () => {
    const socket = await openSocket();
    const closed = new Promise((resolve) => socket.once('close', (code) => resolve(code)));
    // Whoever waited for the page would wait for ever: it does not leave by itself.
    await city.portal.stop();
    expect(await closed).toBe(1001);
  });
});

describe('a page', () => {
  it('is drawn as the person of the session, whatever headers the request brings', async () => {
    const forged = {
      authorization: 'Bearer forged',
      'x-city-session': 'signed-in',
      'x-city-path': '/en/admin',
    };
    expect(await (await city.visit('/vi/air?station=1', { headers: forged })).json()).toEqual({
      session: 'anonymous',
      path: '/vi/air?station=1',
    });
    await city.signIn();
    expect(await (await city.visit('/vi/air')).json()).toMatchObject({ authorization: 'Bearer access-1' });
  });

  it('runs only scripts that carry the nonce of this very answer', async () => {
    const [first, second] = [await city.visit('/vi'), await city.visit('/vi')];
    const nonce = (response: Response) =>
      /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    expect(nonce(first)).toBeTruthy();
    expect(nonce(first)).not.toBe(nonce(second));
    expect(first.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('lies under a language, Vietnamese unless the reader chose English', async () => {
    expect((await city.visit('/')).headers.get('location')).toBe('/vi');
    await city.visit('/en/air');
    expect((await city.visit('/procedures/1.001193')).headers.get('location')).toBe(
      '/en/procedures/1.001193',
    );
  });
});

it('is alive but not ready before pages can be drawn and while it drains', async () => {
  expect((await city.visit('/health/ready')).status).toBe(503);
  city.portal.health.markReady();
  expect((await city.visit('/health/ready')).status).toBe(200);
  city.portal.health.markDraining();
  expect((await city.visit('/health/ready')).status).toBe(503);
  expect((await city.visit('/health/live')).status).toBe(200);
});
