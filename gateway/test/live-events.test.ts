import { type Client, type ClientOptions, createClient } from 'graphql-sse';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from './support/collect.ts';
import { openEvents } from './support/raw-events.ts';
import { openConnection } from './support/raw-http.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
let clients: Client<boolean>[] = [];
beforeAll(async () => {
  stage = await setStage({ ALLOWED_ORIGINS: 'http://portal.test', MAX_SUBSCRIPTIONS_PER_SOCKET: '5' });
});
afterAll(() => stage.strike());
beforeEach(async () => {
  for (const client of clients) client.dispose();
  clients = [];
  await stage.reset();
});

const added = 'subscription($after: String) { noteAdded(after: $after) { eventCursor note { text } } }';
const privateAdded = 'subscription { privateNoteAdded { eventCursor } }';
type Result = { data?: { noteAdded?: { eventCursor: string } } | null; errors?: unknown };

function connect<Single extends boolean>(
  options: Partial<ClientOptions<Single>> & { token?: string } = {},
): Client<Single> {
  const { token, ...others } = options;
  const headers = { 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const client = createClient<Single>({
    url: stage.address,
    retryAttempts: 0,
    headers,
    ...others,
  } as ClientOptions<Single>);
  clients.push(client);
  return client;
}

function listen(client: Client<boolean>, query: string, variables: Record<string, unknown> = {}) {
  const results: Result[] = [];
  let ended: unknown;
  const stop = client.subscribe<Record<string, unknown>>(
    { query, variables },
    {
      next: (result) => results.push(result as Result),
      error: (error) => {
        ended = error;
      },
      complete: () => {
        ended ??= 'complete';
      },
    },
  );
  const cursors = () => results.map(({ data }) => data?.noteAdded?.eventCursor);
  return {
    results,
    stop,
    ended: () => ended,
    cursors,
    has: (count: number) => until(() => results.length >= count),
  };
}

describe.each([false, true])('a client of server-sent events, single connection: %s', (singleConnection) => {
  it('gets events in order, with fields of other subgraphs, and shares the stream of those on sockets', async () => {
    const socket = stage.connect();
    const onSocket: unknown[] = [];
    const query = 'subscription { noteAdded { eventCursor note { text author { name } } } }';
    socket.subscribe(
      { query },
      { next: (result) => onSocket.push(result), error: () => undefined, complete: () => undefined },
    );
    await stage.listening(1, 1);
    const listener = listen(connect({ singleConnection }), query);
    await stage.listening(2, 1);
    const expected = ['1', '2', '3'].map((id) => stage.world.events.append(id));
    await listener.has(3);
    expect(listener.cursors()).toEqual(expected);
    await until(() => onSocket.length === 3);
    expect(listener.results).toEqual(onSocket);
  });

  it('leaves, and its upstream closes', async () => {
    const listener = listen(connect({ singleConnection }), added);
    await stage.listening(1, 1);
    listener.stop();
    await until(() => stage.gateway.live.counts.upstreams === 0 && stage.world.events.readerCount === 0);
  });

  it('comes back with its cursor and misses nothing', async () => {
    const cursor = stage.world.events.append('1');
    const missed = [stage.world.events.append('2'), stage.world.events.append('3')];
    const back = listen(connect({ singleConnection }), added, { after: cursor });
    await back.has(2);
    expect(back.cursors()).toEqual(missed);
  });

  it('has queries answered, under the same access rules, limits and mask', async () => {
    const client = connect({ singleConnection });
    const person = listen(client, '{ person(id: "1") { name email } }');
    const broken = listen(client, '{ broken }');
    const deep = listen(client, `{ note(id: "1") ${'{ parent '.repeat(12)} { id } ${'}'.repeat(12)} }`);
    const wrong = listen(client, '{ nothing }');
    await Promise.all([person, broken, deep, wrong].map((each) => until(() => each.ended() !== undefined)));
    expect(person.results).toMatchObject([
      {
        data: { person: { name: 'Person 1', email: null } },
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      },
    ]);
    expect(JSON.stringify(broken.results)).not.toMatch(/hunter2/);
    expect(broken.results).toMatchObject([{ errors: [{ extensions: { code: 'INTERNAL' } }] }]);
    expect(deep.results).toMatchObject([{ errors: [{ extensions: { reason: 'QUERY_TOO_COMPLEX' } }] }]);
    expect(wrong.results).toMatchObject([{ errors: [{ extensions: { reason: 'QUERY_INVALID' } }] }]);
  });

  it('who may not subscribe is told so', async () => {
    const anonymous = listen(connect({ singleConnection }), privateAdded);
    await anonymous.has(1);
    expect(anonymous.results).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
  });

  it.each([
    ['expires', 'TOKEN_EXPIRED'],
    ['is taken back', 'TOKEN_REVOKED'],
  ])('is sent away with a reason when its token %s, and no event comes after', async (_how, reason) => {
    const isExpiry = reason === 'TOKEN_EXPIRED';
    const sessionId = `${reason} ${singleConnection}`;
    const token = await stage.identity.token({
      scopes: ['notes:read'],
      sessionId,
      ...(isExpiry ? { expiresInSeconds: 4 } : {}),
    });
    const listener = listen(connect({ singleConnection, token }), privateAdded);
    await stage.listening(1, 1);
    if (!isExpiry) stage.identity.revocations.add({ sessionId });
    await until(() => listener.ended() !== undefined);
    stage.world.privateEvents.append('1');
    await until(() => stage.gateway.live.counts.clients === 0);
    expect(listener.results).toMatchObject([
      { errors: [{ extensions: { code: 'UNAUTHENTICATED', reason } }] },
    ]);
  });
});

describe('a stream of server-sent events', () => {
  it('carries each cursor as its id, and goes on behind the one that comes back in Last-Event-ID', async () => {
    const first = await openEvents(stage.address, { query: added });
    await stage.listening(1, 1);
    const cursor = stage.world.events.append('1');
    await until(() => first.text().includes('event: next'));
    expect(first.text()).toContain(`id: ${cursor}\nevent: next\ndata: {"data":{"noteAdded":`);
    first.leave();
    const missed = stage.world.events.append('2');
    const back = await openEvents(stage.address, { query: added }, { 'last-event-id': cursor });
    await until(() => back.text().includes('event: next'));
    expect(back.text()).toContain(`id: ${missed}\n`);
    expect(back.text()).not.toContain(`id: ${cursor}\n`);
    back.leave();
  });

  it('tells proxies to hold nothing back, and begins with a heartbeat', async () => {
    const events = await openEvents(stage.address, { query: added });
    expect(events.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    await until(() => events.text().startsWith(':\n\n'));
    events.leave();
  });

  it('is refused to a page of a foreign origin, and to a GET that may be forged', async () => {
    const foreign = await openEvents(stage.address, { query: added }, { origin: 'http://evil.test' });
    expect(foreign.status).toBe(403);
    const address = `${stage.address}?query=${encodeURIComponent(added)}`;
    expect((await openEvents(address, undefined)).status).toBe(400);
    const own = await openEvents(address, undefined, { 'sec-fetch-site': 'same-origin' });
    expect(own.status).toBe(200);
    own.leave();
  });

  it('is refused with 413 where too much is sent, and the rest is not waited for', async () => {
    const connection = openConnection(stage.address);
    const head = [
      'POST /graphql HTTP/1.1',
      'Host: gateway',
      'Accept: text/event-stream',
      'Content-Type: application/json',
      'Content-Length: 10000000',
    ];
    connection.write(`${head.join('\r\n')}\r\n\r\n{"query":`);
    await until(() => connection.status() === 413);
    expect(connection.received()).toMatch(/^connection: close/im);
    connection.socket.destroy();
  });

  it('is refused with 401 for a token that is not good', async () => {
    const refused = await openEvents(stage.address, { query: added }, { authorization: 'Bearer nonsense' });
    expect(refused.status).toBe(401);
  });
});

describe('a stream that a token names', () => {
  const reserve = (headers: Record<string, string> = {}) => fetch(stage.address, { method: 'PUT', headers });

  it('is used by nobody but who reserved it', async () => {
    const ann = `Bearer ${await stage.identity.token({ subject: 'ann' })}`;
    const token = await (await reserve({ authorization: ann })).text();
    const stream = { 'x-graphql-event-stream-token': token };
    expect((await openEvents(stage.address, undefined, stream)).status).toBe(404);
    const bob = `Bearer ${await stage.identity.token({ subject: 'bob' })}`;
    const other = await fetch(stage.address, {
      method: 'POST',
      headers: { ...stream, authorization: bob, 'content-type': 'application/json' },
      body: JSON.stringify({ query: added, extensions: { operationId: '1' } }),
    });
    expect(other.status).toBe(404);
  });

  it('may be named in the address too, as a browser has to; what names none is no business of streams', async () => {
    const token = await (await reserve()).text();
    const stream = await openEvents(`${stage.address}?token=${token}`, undefined);
    expect(stream.status).toBe(200);
    stream.leave();
    expect((await fetch(stage.address, { method: 'DELETE' })).status).toBe(405);
  });

  it('carries no more subscriptions than a socket', async () => {
    const client = connect({ singleConnection: true });
    const listeners = Array.from({ length: 7 }, () => listen(client, added));
    await until(() => listeners.filter(({ ended }) => ended() !== undefined).length === 2);
    expect(stage.gateway.live.counts.clients).toBe(5);
    const refused = listeners.find(({ results }) => results.length > 0);
    expect(refused?.results).toMatchObject([{ errors: [{ extensions: { reason: 'TOO_MANY_OPERATIONS' } }] }]);
  });
});

describe('who takes too much', () => {
  it('has as many streams as one person may, each in the room of one that has ended', async () => {
    const narrow = await setStage({ MAX_SOCKETS_PER_PERSON: '1' });
    const authorization = `Bearer ${await narrow.identity.token({ subject: 'ann' })}`;
    const open = () => openEvents(narrow.address, { query: added }, { authorization });
    const streams = await Promise.all([open(), open(), open(), open()]);
    await narrow.listening(4, 1);
    const refused = await open();
    expect(refused.status).toBe(429);
    await until(() => refused.text().includes('TOO_MANY_STREAMS'));
    streams[0]?.leave();
    await narrow.listening(3, 1);
    const next = await open();
    expect(next.status).toBe(200);
    for (const stream of [...streams, next]) stream.leave();
    await narrow.strike();
  });

  it('and does not read is told to come back with its cursor, and the others go on', async () => {
    const stalled = await openEvents(stage.address, { query: added });
    const other = listen(connect(), added);
    await stage.listening(2, 1);
    stalled.response.pause();
    const text = 'x'.repeat(20_000);
    let sent = 0;
    while (stage.gateway.live.counts.clients === 2 && sent < 2_000) {
      for (let index = 0; index < 50; index += 1) stage.world.events.append(text);
      sent += 50;
      await other.has(sent);
    }
    expect(stage.gateway.live.counts.clients).toBe(1);
    stalled.response.resume();
    await until(() => stalled.hasEnded());
    expect(stalled.text()).toMatch(/"reason":"SLOW_CONSUMER"[^\n]*\n\nevent: complete\ndata:\n\n$/);
    const cursor = stage.world.events.append('1');
    await until(() => other.cursors().includes(cursor));
  });
});

describe('a gateway that stops', () => {
  it('tells clients of server-sent events to come back', async () => {
    const stopping = await setStage();
    const events = await openEvents(stopping.address, { query: added });
    await stopping.listening(1, 1);
    await stopping.strike();
    await until(() => events.hasEnded());
    expect(events.text()).toContain('"reason":"GATEWAY_RESTARTING"');
    expect(events.text()).toContain('event: complete');
  });
});
