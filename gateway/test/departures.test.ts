import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from './support/collect.ts';
import { openEvents } from './support/raw-events.ts';
import { openRaw } from './support/raw-socket.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());
beforeEach(() => stage.reset());

const privateAdded = 'subscription Private { privateNoteAdded { eventCursor } }';
const added = 'subscription Added { noteAdded { eventCursor } }';

function operations(name: string): number {
  return stage.logged().filter(({ msg, operationName }) => msg === 'operation' && operationName === name)
    .length;
}

describe('a socket that was sent away', () => {
  it('is not listened to any more, although its client does not close it', async () => {
    const sessionId = 'sent away';
    const token = await stage.identity.token({ scopes: ['notes:read'], sessionId });
    const raw = await openRaw(stage.address);
    await raw.initialise({ authorization: `Bearer ${token}` });
    raw.subscribe('1', privateAdded);
    await stage.listening(1, 1);
    // It does not read that it is sent away.
    raw.socket.pause();
    stage.identity.revocations.add({ sessionId });
    await until(() => stage.gateway.live.counts.clients === 0);
    raw.subscribe('2', privateAdded);
    raw.subscribe('3', 'mutation Late { addNote(text: "late") { id } }');
    raw.socket.resume();
    expect(await raw.closed()).toEqual({ code: 4403, reason: 'TOKEN_REVOKED' });
    expect(operations('Late')).toBe(0);
    await until(() => stage.gateway.live.counts.upstreams === 0);
  });

  it('was listened to before (the control)', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.subscribe('1', added);
    raw.subscribe('2', 'mutation InTime { addNote(text: "in time") { id } }');
    await raw.has('next');
    await stage.listening(1, 1);
    expect(operations('InTime')).toBe(1);
    raw.socket.close();
  });
});

describe('a stream whose id was that of a query before, which has not finished', () => {
  it('ends with its socket', async () => {
    stage.world.slowMs = 100;
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.subscribe('1', 'query SlowOnSocket { slow }');
    await until(() => stage.world.slowRequests === 1);
    raw.send({ id: '1', type: 'complete' });
    raw.subscribe('1', added);
    await stage.listening(1, 1);
    await until(() => operations('SlowOnSocket') === 1);
    raw.socket.close();
    await until(() => stage.gateway.live.counts.clients === 0);
  });

  it('ends with its stream of server-sent events', async () => {
    stage.world.slowMs = 100;
    const before = stage.world.slowRequests;
    const { text: token } = await call('PUT', {});
    const headers = { 'x-graphql-event-stream-token': token };
    const stream = await openEvents(stage.address, undefined, headers);
    const extensions = { operationId: '1' };
    const slow = call('POST', headers, { query: 'query SlowOnStream { slow }', extensions });
    await until(() => stage.world.slowRequests > before);
    await call('DELETE', headers, undefined, '?operationId=1');
    await call('POST', headers, { query: added, extensions });
    await stage.listening(1, 1);
    await slow;
    stream.leave();
    await until(() => stage.gateway.live.counts.clients === 0);
  });
});

function call(method: string, headers: Record<string, string>, body?: object, search = '') {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const sent = request(`${stage.address}${search}`, {
      method,
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    });
    sent.once('error', reject);
    sent.once('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    sent.end(body && JSON.stringify(body));
  });
}
