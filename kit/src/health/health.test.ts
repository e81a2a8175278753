import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Health } from './health.ts';

let health: Health;
let server: Server;

beforeEach(async () => {
  health = new Health();
  server = createServer(async (request, response) => {
    if (!(await health.handle(request, response))) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
});

afterEach(() => server.close());

async function get(path: string) {
  const response = await fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`);
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

test('is ready when all checks pass, and says which', async () => {
  health.addCheck('database', () => Promise.resolve());
  expect(await get('/health/ready?now')).toEqual({
    status: 200,
    body: { status: 'ready', checks: { database: 'ok' } },
  });
});

test('shows figures, which decide nothing', async () => {
  health.addFigure('openStreams', () => 7);
  expect(await get('/health/ready')).toEqual({
    status: 200,
    body: { status: 'ready', checks: {}, openStreams: 7 },
  });
});

test('is live and not ready while a check fails, and keeps the reason to itself', async () => {
  health.addCheck('database', () => Promise.reject(new Error('db.internal refused')));
  health.addCheck('feed', () => true);
  expect(await get('/health/ready')).toEqual({
    status: 503,
    body: { status: 'unavailable', checks: { database: 'failed', feed: 'ok' } },
  });
  expect((await get('/health/live')).status).toBe(200);
});

test('is not ready while draining, though every check passes', async () => {
  expect((await get('/health/ready')).status).toBe(200);
  health.markDraining();
  expect(await get('/health/ready')).toEqual({ status: 503, body: { status: 'draining', checks: {} } });
  expect((await get('/health/live')).status).toBe(200);
});

test('a check that hangs has failed after two seconds', async () => {
  health.addCheck('stuck', () => new Promise(() => undefined));
  expect((await get('/health/ready')).body).toMatchObject({ checks: { stuck: 'failed' } });
});

test('leaves other paths to others', async () => {
  expect((await get('/graphql')).status).toBe(418);
});
