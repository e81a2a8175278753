import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { signatureHeader, signRequest } from '../request-identity/gateway-signature.ts';
import { postSigned, RefusedPost } from '../request-identity/signed-post.ts';
import { createInternalRoute } from './internal-route.ts';

const secret = 's'.repeat(40);
const path = '/internal/things';
let server: Server;
let baseUrl: string;
const heard: unknown[] = [];

beforeAll(async () => {
  const route = createInternalRoute({
    path,
    secret,
    log: pino({ level: 'silent' }),
    maximumBytes: 1_000,
    schema: z.strictObject({ name: z.string(), fails: z.boolean().optional() }),
    handle: async (content) => {
      if (content.fails) throw new Error('postgresql://user:password@database');
      heard.push(content);
      return { status: 200, content: { kept: true } };
    },
  });
  server = createServer(async (request, response) => {
    if (!(await route(request, response))) response.writeHead(404).end('other');
  }).listen(0);
  await once(server, 'listening');
  baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  heard.length = 0;
});
afterAll(() => server?.close());

const post = (content: unknown, more: object = {}) => postSigned({ baseUrl, path, secret, content, ...more });

test('what another of our services says is heard and answered', async () => {
  expect(await post({ name: 'An' })).toEqual({ kept: true });
  expect(heard).toEqual([{ name: 'An' }]);
});

test.each([
  ['another key', { name: 'An' }, { secret: 'x'.repeat(40) }, 401],
  ['another form', { name: 1 }, {}, 400],
  ['more than was agreed', { name: 'An', more: true }, {}, 400],
  ['too much', { name: 'x'.repeat(2_000) }, {}, 413],
])('%s is refused, and asking again would not help', async (_what, content, more, status) => {
  const refusal = await post(content, more).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(RefusedPost);
  expect(refusal).toMatchObject({ status });
  expect(heard).toEqual([]);
});

test('a request that was heard before is not heard again, nor one whose body was changed', async () => {
  const body = JSON.stringify({ name: 'An' });
  const header = signRequest({ secret, method: 'POST', path, body });
  const send = async (text: string) =>
    (await fetch(baseUrl + path, { method: 'POST', body: text, headers: { [signatureHeader]: header } }))
      .status;
  expect([await send(body), await send(body), await send(body.replace('An', 'Bo'))]).toEqual([200, 401, 401]);
});

test('what fails here tells nothing and may be asked again', async () => {
  const failed = await post({ name: 'An', fails: true }).catch((error: Error) => error);
  expect(failed).not.toBeInstanceOf(RefusedPost);
  expect(String(failed)).not.toContain('password');
});

test('other paths are other people’s', async () => {
  const response = await fetch(`${baseUrl}/other`, { method: 'POST' });
  expect(response.status).toBe(404);
});
