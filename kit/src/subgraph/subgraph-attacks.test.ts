// What the city must survive at each subgraph: rows Q1–Q9, H6–H8, H11, F1 and F7 in sizes beyond subgraph-server.test.ts.
// F3–F5 are in federated-schema.test.ts. The gateway is the first line; these hold where it is set up wrongly.
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { signRequest } from '../request-identity/gateway-signature.ts';
import { leastCpuMs } from '../testing/cpu-time.ts';
import { type SampleServer, startSampleServer } from '../testing/sample-server.ts';

let server: SampleServer;
beforeAll(async () => {
  server = await startSampleServer();
});
afterAll(() => server.stop());

/** After each attack an ordinary request is answered. */
afterEach(async () => {
  expect((await server.post('{ hello(name: "again") }')).body).toEqual({ data: { hello: 'hello again' } });
});

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const nested = (depth: number) => `{ node ${'{ next '.repeat(depth)}{ name }${' }'.repeat(depth)} }`;
const bomb = (size: number) =>
  `{ node { ...f0 } } ${repeat(size, (n) => `fragment f${n} on Node { ...f${n + 1} ...f${n + 1} }`)} fragment f${size} on Node { name }`;

describe('a signed operation of a hostile shape is refused with one error and no data', () => {
  test.each([
    ...[50, 500, 5_000].map((depth) => [`depth ${depth}`, nested(depth)]),
    ['a fragment bomb', bomb(25)],
    ['1,000 aliases', `{ ${repeat(1_000, (n) => `a${n}: viewer`)} }`],
    ['10,000 aliases of __typename', `{ ${repeat(10_000, (n) => `a${n}: __typename`)} }`],
    ['a field 5,000 times', `{ ${'viewer '.repeat(5_000)} }`],
    ['1,000 directives', `{ viewer ${'@skip(if: false) '.repeat(1_000)} }`],
    ['3,000 spreads', `{ node { ${'...f '.repeat(3_000)} } } fragment f on Node { name }`],
    [
      'a fragment of itself through another',
      '{ node { ...a } } fragment a on Node { ...b } fragment b on Node { next { ...a } }',
    ],
    ['an unknown directive', '{ viewer @aa }'],
    ['a value nested 4,900 deep', `{ hello(name: ${'['.repeat(4_900)}${']'.repeat(4_900)}) }`],
    ['a query for what is inside an unknown type', '{ _service { sdl } }'],
  ])('%s', async (_name, query) => {
    const { body, text } = await server.post(query);
    expect(await leastCpuMs(() => server.post(query), 1_000)).toBeLessThan(1_000);
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(body.data ?? null).toBeNull();
    expect(text.length).toBeLessThan(2_000);
    expect(text).not.toMatch(/did you mean|stack|node_modules/i);
  });

  test.each([2, 11])('an array of %d', async (count) => {
    const batch = Array.from({ length: count }, () => ({ query: '{ viewer }' }));
    const { status, body } = await server.send(JSON.stringify(batch));
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
  });
});

describe('without the gateway’s signature', () => {
  test.each([
    '{ __schema { types { name } } }',
    '{ __type(name: "Query") { name } }',
    '{ _service { sdl } }',
    '{ viewer }',
  ])('%s is not answered', async (query) => {
    const { status, body } = await server.post(query, { signature: null });
    expect(status).toBe(401);
    expect(body.data).toBeUndefined();
  });

  test.each([
    ['empty', ''],
    ['forged', 't=1,n=aaaaaaaaaaaaaaaa,v1=00'],
    [
      'of another secret',
      signRequest({
        secret: 'another secret of thirty-two bytes',
        method: 'POST',
        path: '/graphql',
        body: '{"query":"{ viewer }"}',
      }),
    ],
    [
      'of another path',
      signRequest({
        secret: 'a secret of the gateway and its subgraphs',
        method: 'POST',
        path: '/other',
        body: '{"query":"{ viewer }"}',
      }),
    ],
    [
      'of half a minute ago',
      signRequest({
        secret: 'a secret of the gateway and its subgraphs',
        method: 'POST',
        path: '/graphql',
        body: '{"query":"{ viewer }"}',
        now: Date.now() - 31_000,
      }),
    ],
  ])('one that is %s opens nothing', async (_name, signature) => {
    expect((await server.send('{"query":"{ viewer }"}', { signature })).status).toBe(401);
  });

  test('a good one does (the control)', async () => {
    expect((await server.send('{"query":"{ viewer }"}')).body.data).toEqual({ viewer: 'anonymous' });
  });

  test('headers that name a person are nobody', async () => {
    const headers = { 'x-user-id': 'admin', 'x-roles': 'ADMINISTRATOR', x_user_id: 'admin' };
    expect((await server.post('{ viewer }', { headers })).body.data).toEqual({ viewer: 'anonymous' });
  });
});

describe('a body of a hostile form is refused', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16'])(
    'as %s',
    async (type) => {
      const { status } = await server.send('{"query":"{ viewer }"}', { headers: { 'content-type': type } });
      expect(status).toBe(415);
    },
  );
});

test('an upgrade that is refused leaves no connection, also where the client keeps its half open', async () => {
  const socket = connect({ host: '127.0.0.1', port: server.port, allowHalfOpen: true });
  let received = '';
  let isReset = false;
  socket.on('data', (data) => {
    received += data;
  });
  socket.on('error', () => {
    isReset = true;
  });
  socket.write('GET /graphql HTTP/1.1\r\nHost: it\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  await vi.waitUntil(() => received.includes('HTTP/1.1 401 '), { timeout: 30_000 });
  // Whoever still holds the connection takes what is written; whoever has let it go resets it.
  await vi.waitUntil(
    () => {
      if (!socket.destroyed) socket.write('x');
      return isReset;
    },
    { timeout: 30_000, interval: 5 },
  );
  socket.destroy();
});
