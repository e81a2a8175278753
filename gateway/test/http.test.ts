import { request } from 'node:http';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ PORTAL_URL: 'http://portal.test/' });
});
afterAll(() => stage.strike());

describe('GraphQL over HTTP', () => {
  const preflighted: typeof fetch = (url, init) =>
    fetch(url, { ...init, headers: { 'graphql-require-preflight': '1', ...(init?.headers as object) } });

  for (const audit of serverAudits({ url: () => stage.address, fetchFn: preflighted })) {
    it(`audit ${audit.id}: ${audit.name}`, async () => {
      const result = await audit.fn();
      expect(result.status, 'reason' in result ? result.reason : '').toBe('ok');
    });
  }
});

describe('what a browser sends without asking', () => {
  it('a GET without a preflight header is refused', async () => {
    const response = await fetch(`${stage.address}?query={me{name}}`);
    expect(response.status).toBe(400);
  });

  it('a GET with one is answered', async () => {
    const response = await fetch(`${stage.address}?query={whoAmI}`, {
      headers: { 'graphql-require-preflight': '1' },
    });
    expect(await response.json()).toEqual({ data: { whoAmI: 'anonymous' } });
  });

  it('a GET never executes a mutation', async () => {
    const response = await fetch(`${stage.address}?query=mutation{addNote(text:"x"){id}}`, {
      headers: { 'graphql-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
  ])('a POST of %s is refused', async (type) => {
    const answer = await fetch(stage.address, {
      method: 'POST',
      headers: { 'content-type': type },
      body: '{"query":"{whoAmI}"}',
    });
    expect(answer.status).toBe(415);
  });

  it('pages of the configured origin may read answers, others not', async () => {
    const ask = (origin: string, method = 'OPTIONS') => fetch(stage.address, { method, headers: { origin } });
    const allowed = await ask('http://portal.test');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://portal.test');
    const mayBeSent = allowed.headers.get('access-control-allow-headers');
    for (const name of [
      'authorization',
      'graphql-require-preflight',
      'apollo-require-preflight',
      'last-event-id',
    ])
      expect(mayBeSent).toContain(name);
    expect((await ask('http://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the body', () => {
  it('is refused with 413 when it is longer than allowed, before it is read', async () => {
    const answer = await stage.send(JSON.stringify({ query: `{ whoAmI } #${'x'.repeat(200_000)}` }));
    expect(answer.status).toBe(413);
  });

  it('is refused with 413 also when its length is not announced', async () => {
    const status = await new Promise((resolve, reject) => {
      const sending = request(
        stage.address,
        { method: 'POST', headers: { 'content-type': 'application/json' } },
        (response) => {
          resolve(response.statusCode);
          sending.destroy();
        },
      );
      sending.on('error', reject);
      for (let chunk = 0; chunk < 200; chunk += 1) sending.write('x'.repeat(1_000));
    });
    expect(status).toBe(413);
  });

  it('may be longer for who is signed in', async () => {
    const token = await stage.identity.token();
    const answer = await stage.send(
      JSON.stringify({ query: '{ whoAmI }', variables: { x: 'x'.repeat(200_000) } }),
      { token },
    );
    expect(answer.body).toEqual({ data: { whoAmI: 'ann' } });
  });

  it.each([
    ['an array of operations', '[{"query":"{whoAmI}"},{"query":"{whoAmI}"}]'],
    [
      'JSON nested 80,000 deep',
      `{"query":"{whoAmI}","variables":{"x":${'['.repeat(40_000)}${']'.repeat(40_000)}}}`,
    ],
    ['no JSON', 'query { whoAmI }'],
    ['no query', '{}'],
  ])('with %s is refused with 400', async (_name, body) => {
    expect((await stage.send(body)).status).toBe(400);
  });

  it('in bytes that are not UTF-8 is refused', async () => {
    const body = Buffer.concat([
      Buffer.from('{"query":"{whoAmI}","operationName":"'),
      Buffer.from([0xff]),
      Buffer.from('"}'),
    ]);
    const answer = await fetch(stage.address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(400);
  });
});

describe('a text', () => {
  const query = 'query($t: String) { inputs(text: $t) }';
  it.each([
    ['U+0000 in a variable', query, { t: 'a\0b' }],
    ['half a character', query, { t: 'a\ud800' }],
    ['U+0000 written in the document', '{ inputs(text: "\\u0000") }', {}],
    ['U+0000 written in the long form', '{ inputs(text: "\\u{0}") }', {}],
  ])('with %s is refused', async (_name, document, variables) => {
    const answer = await stage.ask(document, { variables });
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ code: 'TEXT_INVALID' }],
    });
  });

  it('of any language is passed on as it is (the control)', async () => {
    const text = 'Phú Quốc đặc khu 👩🏽‍🚀 e\u0301';
    expect((await stage.ask(query, { variables: { t: text } })).body).toEqual({ data: { inputs: text } });
  });
});

describe('health', () => {
  it('is live and ready', async () => {
    for (const path of ['live', 'ready']) {
      const response = await fetch(new URL(`/health/${path}`, stage.address));
      expect(response.status).toBe(200);
    }
  });

  it('other paths are not found', async () => {
    expect((await fetch(new URL('/', stage.address))).status).toBe(404);
  });
});

describe('the explorer', () => {
  it('is offered to a browser and loads nothing from anywhere else', async () => {
    const response = await fetch(`${stage.address}?query={whoAmI}`, { headers: { accept: 'text/html,*/*' } });
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(page).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)=["']?(https?:)?\/\//i);
    expect(page).not.toMatch(/url\(["']?(https?:)?\/\//i);
    expect(page).not.toMatch(/@import/);
    expect(page).toContain('shouldPersistHeaders: false');
  });

  it('can be turned off', async () => {
    const bare = await setStage({ EXPLORER: 'false', INTROSPECTION: 'false' });
    const response = await fetch(bare.address, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).not.toContain('text/html');
    const answer = await bare.ask('{ __schema { types { name } } }');
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    await bare.strike();
  });

  it('may read the schema', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const answer = await stage.ask(getIntrospectionQuery());
    expect(answer.body.errors).toBeUndefined();
    expect(answer.text).not.toContain('_entities');
    expect(answer.text).not.toContain('join__');
  });
});
