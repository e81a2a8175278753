import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignatureVerifier } from '@city/kit/request-identity/gateway-signature';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, setStage } from './support/stage.ts';
import { signingSecret } from './support/subgraphs.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

describe('an access token', () => {
  it('says who asks', async () => {
    const token = await stage.identity.token({ subject: 'bob' });
    expect((await stage.ask('{ whoAmI }', { token })).body.data).toEqual({ whoAmI: 'bob' });
  });

  it('that has expired is refused with what to do', async () => {
    const token = await stage.identity.token({ expiresInSeconds: -60 });
    const answer = await stage.ask('{ whoAmI }', { token });
    expect(answer.status).toBe(401);
    expect(answer.body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('sign in again'),
      extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' },
    });
    expect(answer.body.data).toBeUndefined();
  });

  it.each([
    ['of another audience', { claims: { aud: 'elsewhere' } }],
    ['of another issuer', { claims: { iss: 'http://evil.test' } }],
    ['from the future', { claims: { nbf: 4_000_000_000 } }],
  ])('%s is refused', async (_name, options) => {
    const answer = await stage.ask('{ whoAmI }', { token: await stage.identity.token(options) });
    expect(answer.status).toBe(401);
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it.each(['nonsense', 'a.b.c', 'x'.repeat(8_000)])(
    'that is none is refused rather than taken for nobody',
    async (token) => {
      expect((await stage.ask('{ whoAmI }', { token })).status).toBe(401);
    },
  );
});

describe('what a client sends besides', () => {
  it('is never identity, and does not reach a subgraph', async () => {
    const seen: IncomingMessage['headers'][] = [];
    const bodies: string[] = [];
    const spy = createServer((request, response) => {
      seen.push(request.headers);
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        bodies.push(body);
        response.setHeader('content-type', 'application/json').end('{"data":{"whoAmI":"spied"}}');
      });
    });
    await new Promise<void>((resolve) => spy.listen(0, resolve));
    const port = (spy.address() as AddressInfo).port;
    const spied = await setStage({ SUBGRAPH_URL_PEOPLE: `http://localhost:${port}/graphql` });
    const token = await spied.identity.token();
    await spied.ask('{ whoAmI }', {
      token,
      headers: {
        'x-city-signature': 'forged',
        'x-user-id': 'admin',
        'x-roles': 'all',
        'x-forwarded-for': '10.0.0.1',
        cookie: 'a=b',
        'x-request-id': 'request-12345',
      },
    });
    const [headers = {}] = seen;
    expect(Object.keys(headers).sort()).toEqual(
      [
        'accept',
        'accept-language',
        'authorization',
        'connection',
        'content-length',
        'content-type',
        'host',
        'x-city-signature',
        'x-request-id',
      ].sort(),
    );
    expect(headers.authorization).toBe(`Bearer ${token}`);
    expect(headers['x-request-id']).toBe('request-12345');
    const verifier = new SignatureVerifier({ secret: signingSecret });
    const header = headers['x-city-signature'] as string;
    const signed = { method: 'POST', path: '/graphql', header };
    expect(verifier.verify({ ...signed, body: `${bodies[0]} ` })).toBe(false);
    expect(verifier.verify({ ...signed, body: bodies[0] ?? '' })).toBe(true);
    expect(verifier.verify({ ...signed, body: bodies[0] ?? '' })).toBe(false);
    await spied.strike();
    spy.close();
  });

  it('the request id is told back, and made where there is none', async () => {
    expect(
      (await stage.ask('{ whoAmI }', { headers: { 'x-request-id': 'my-own-id-1' } })).headers.get(
        'x-request-id',
      ),
    ).toBe('my-own-id-1');
    expect((await stage.ask('{ whoAmI }')).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
