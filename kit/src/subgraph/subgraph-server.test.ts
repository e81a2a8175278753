import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leastCpuMs } from '../testing/cpu-time.ts';
import { type SampleServer, startSampleServer } from '../testing/sample-server.ts';

let server: SampleServer;

beforeEach(async () => {
  server = await startSampleServer();
});

afterEach(() => server.stop());

const english = { 'accept-language': 'en' };

describe('a subgraph answers the gateway only', () => {
  const query = '{ hello(name: "gateway") }';

  test('a signed request is answered', async () => {
    const { status, body } = await server.post(query);
    expect({ status, body }).toEqual({ status: 200, body: { data: { hello: 'hello gateway' } } });
  });

  test('an unsigned request is refused', async () => {
    const { status, body } = await server.post(query, { signature: null });
    expect(status).toBe(401);
    expect(body.errors[0].extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'SIGNATURE_REQUIRED' });
  });

  test('a request that was seen before is refused, though its signature is good', async () => {
    const text = JSON.stringify({ query });
    const signature = server.sign(text);
    expect((await server.send(text, { signature })).status).toBe(200);
    expect((await server.send(text, { signature })).status).toBe(401);
  });

  test('a signature for another body is refused', async () => {
    const signature = server.sign(JSON.stringify({ query }));
    expect((await server.post('{ viewer }', { signature })).status).toBe(401);
  });

  test('a subscription is not answered over HTTP', async () => {
    const { body } = await server.post('subscription { ticks }');
    expect(body.errors[0].extensions.reason).toBe('QUERY_INVALID');
    expect(server.controls.sources).toHaveLength(0);
  });

  test('only POST on /graphql is GraphQL', async () => {
    expect((await fetch(`${server.address}/graphql`)).status).toBe(405);
    expect((await fetch(`${server.address}/other`)).status).toBe(404);
  });

  test('a body over the limit is refused before its signature is looked at', async () => {
    const { status, body } = await server.send(JSON.stringify({ query, pad: 'x'.repeat(4_000_001) }));
    expect(status).toBe(413);
    expect(body.errors[0].extensions.reason).toBe('REQUEST_TOO_LARGE');
  });

  test('a body over the limit whose length is not told is refused as well, while it comes', async () => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      body: ReadableStream.from([Buffer.alloc(3_000_000), Buffer.alloc(3_000_000)]),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  test('a body that is announced as too large is refused before any of it is read', async () => {
    const call = request(`${server.address}/graphql`, {
      method: 'POST',
      headers: { 'content-length': 4_000_001 },
    });
    call.flushHeaders();
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    call.destroy();
  });

  test('a body of the size of a large bulk write is taken', async () => {
    const { status } = await server.send(
      JSON.stringify({ query, extensions: { pad: 'x'.repeat(3_000_000) } }),
    );
    expect(status).toBe(200);
  });

  test('bytes that are no UTF-8 are refused and not guessed at', async () => {
    const bytes = Buffer.from(JSON.stringify({ query: '{ hello(name: "Nguy?n") }' }));
    expect((await server.send(Buffer.from(bytes))).status).toBe(200);
    bytes[bytes.indexOf('?')] = 0xff;
    const { status, text } = await server.send(bytes);
    expect(status).toBe(400);
    expect(text).toContain('QUERY_INVALID');
  });
});

describe('the person behind a request', () => {
  test('is nobody without a token, and the subject of the token with one', async () => {
    expect((await server.post('{ viewer }')).body.data.viewer).toBe('anonymous');
    const token = await server.identity.token({ subject: 'citizen-7' });
    expect((await server.post('{ viewer }', { token })).body.data.viewer).toBe('citizen-7');
  });

  test('is refused with an expired token, and told so', async () => {
    const token = await server.identity.token({ expiresInSeconds: -60 });
    const { status, body } = await server.post('{ viewer }', { token, headers: english });
    expect(status).toBe(401);
    expect(body.errors).toEqual([
      {
        message: 'Your session has ended. Please sign in again.',
        extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' },
      },
    ]);
  });

  test('is refused with any other bad token, in the same words for all of them', async () => {
    const stranger = await startSampleServer();
    const bad = [
      'no-token',
      await stranger.identity.token(),
      await server.identity.token({ claims: { aud: 'urn:other' } }),
    ];
    await stranger.stop();
    const answers = await Promise.all([
      ...bad.map((token) => server.post('{ viewer }', { token })),
      server.post('{ viewer }', { headers: { authorization: 'Basic YTpi' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe('errors', () => {
  test('speak Vietnamese unless English is preferred', async () => {
    const vietnamese = await server.post('{ missing }');
    expect(vietnamese.body).toMatchObject({
      data: { missing: null },
      errors: [
        {
          message: expect.stringContaining('Không tìm thấy'),
          path: ['missing'],
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    });
    const other = await server.post('{ missing }', { headers: { 'accept-language': 'en-GB,vi;q=0.8' } });
    expect(other.body.errors[0].message).toContain('We could not find');
  });

  test('that nobody foresaw are INTERNAL: the caller gets the id, the log the reason without personal data', async () => {
    const { body, text, headers } = await server.post('{ broken hello(name: "x") }', {
      headers: { 'x-request-id': 'request-0001' },
    });
    expect(body.data).toEqual({ broken: null, hello: 'hello x' });
    expect(body.errors[0].extensions).toEqual({ code: 'INTERNAL', requestId: 'request-0001' });
    expect(headers.get('x-request-id')).toBe('request-0001');
    expect(text).not.toMatch(/postgres|hunter2|099123456789|Error|stack/);

    const line = server.logged().find(({ level }) => level === 'error');
    expect(line).toMatchObject({
      requestId: 'request-0001',
      err: { stack: expect.stringContaining('sample-schema') },
    });
    expect(server.rawLog()).not.toMatch(/hunter2|099123456789/);
  });

  test('of variables name each value and quote none', async () => {
    const { body, text } = await server.post('query ($on: [Date!]!) { days(on: $on) }', {
      variables: { on: ['2026-02-28', '2026-02-30', 'secret-name'] },
      headers: english,
    });
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [
        { field: 'on[1]', code: 'DAY_INVALID', message: expect.stringContaining('year-month-day') },
        { field: 'on[2]', code: 'DAY_INVALID' },
      ],
    });
    expect(text).not.toContain('secret-name');
  });

  test('of values in the document name the argument', async () => {
    const { body } = await server.post('{ days(on: ["2026-13-01"]) }');
    expect(body.errors[0].extensions.fields).toMatchObject([{ field: 'on', code: 'DAY_INVALID' }]);
  });

  test('of a missing variable say which', async () => {
    const { body } = await server.post('query ($on: [Date!]!) { days(on: $on) }');
    expect(body.errors[0].extensions.fields).toMatchObject([{ field: 'on', code: 'REQUIRED' }]);
  });

  test('of a null in the place of a required argument, seen only when it is resolved, say which', async () => {
    const { body } = await server.post('query ($on: [Date!] = ["2026-01-01"]) { days(on: $on) }', {
      variables: { on: null },
    });
    expect(body.errors[0]).toMatchObject({
      path: ['days'],
      extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'on', code: 'REQUIRED' }] },
    });
  });

  test('of a wrong name are one, and suggest nothing', async () => {
    const { body, text } = await server.post('{ helo viewr missin }');
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'QUERY_INVALID' });
    expect(text).toContain('helo');
    expect(text).not.toContain('Did you mean');
  });

  test('have the status that the media type asks for', async () => {
    const answer = await server.post('{ helo }', {
      headers: { accept: 'application/graphql-response+json' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/graphql-response+json');
  });

  test('are in the line of the operation, which holds no variables', async () => {
    await server.post('query Greeting($n: String) { hello(name: $n) missing }', {
      variables: { n: 'Nguyễn Văn A' },
    });
    expect(server.logged()).toContainEqual(
      expect.objectContaining({
        operation: 'Greeting',
        viewer: 'anonymous',
        errors: ['NOT_FOUND'],
        ms: expect.any(Number),
      }),
    );
    expect(server.rawLog()).not.toContain('Nguyễn');
  });
});

describe('queries that would be too much', () => {
  const nested = (depth: number) => `{ node ${'{ next '.repeat(depth)}{ name } ${'}'.repeat(depth)} }`;
  const bomb = Array.from(
    { length: 25 },
    (_, n) => `fragment F${n} on Node { next { ...F${n + 1} ...F${n + 1} } }`,
  );

  test.each([
    ['depth', nested(30)],
    ['depth', nested(3_300)],
    ['depth', `{ hello(name: ${'['.repeat(4_900)}${']'.repeat(4_900)}) }`],
    ['aliases', `{ ${Array.from({ length: 200 }, (_, n) => `a${n}: __typename`).join(' ')} }`],
    ['fields', `{ node { ...F0 } } ${bomb.join(' ')} fragment F15 on Node { name }`],
    ['tokens', `{ ${'hello '.repeat(11_000)} }`],
    ['directives', `{ hello ${'@include(if: true) '.repeat(60)} }`],
  ])('are refused at once, by their %s', async (limit, query) => {
    const ask = () => server.post(query, { headers: english });
    const { body } = await ask();
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].extensions.reason).toBe('QUERY_TOO_COMPLEX');
    expect(body.errors[0].message).toContain(limit);
    expect(await leastCpuMs(ask, 250)).toBeLessThan(250);
  });

  test('JSON that is all levels is no reason to fall over', async () => {
    const deep = `${'['.repeat(80_000)}${']'.repeat(80_000)}`;
    const { status } = await server.send(
      `{"query":"{ hello }","variables":{"a":${deep},"__proto__":{"b":1}}}`,
    );
    expect(status).toBe(200);
    expect((await server.post('{ hello(name: "again") }')).body.data.hello).toBe('hello again');
  });

  test('fragments that spread themselves are refused', async () => {
    const { body } = await server.post(
      '{ node { ...A } } fragment A on Node { ...B } fragment B on Node { ...A }',
    );
    expect(body.errors[0].extensions.reason).toBe('QUERY_INVALID');
  });

  test('what stays below every limit is answered', async () => {
    expect((await server.post(nested(10))).body.errors).toBeUndefined();
  });
});
