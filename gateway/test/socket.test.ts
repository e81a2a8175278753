import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from './support/collect.ts';
import { openRaw } from './support/raw-socket.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ ALLOWED_ORIGINS: 'http://portal.test' });
});
afterAll(() => stage.strike());
beforeEach(() => stage.reset());

const added = 'subscription { noteAdded { note { id } } }';

describe('a socket is closed', () => {
  it('4408 without connection_init within 3 s', async () => {
    const raw = await openRaw(stage.address);
    expect(await raw.closed(4_000)).toMatchObject({ code: 4408 });
  });

  it('4401 for who subscribes first', async () => {
    const raw = await openRaw(stage.address);
    raw.subscribe('1', added);
    expect(await raw.closed()).toMatchObject({ code: 4401 });
  });

  it('4429 for a second connection_init', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.send({ type: 'connection_init' });
    expect(await raw.closed()).toMatchObject({ code: 4429 });
  });

  it.each(['junk', '{"type":"unknown"}', '[]'])('4400 for %s', async (message) => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.send(message);
    expect(await raw.closed()).toMatchObject({ code: 4400 });
  });

  it('4400 for a message nested 20,000 deep', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.send(
      `{"id":"1","type":"subscribe","payload":{"query":"{whoAmI}","variables":{"x":${'['.repeat(20_000)}`,
    );
    expect(await raw.closed()).toMatchObject({ code: 4400 });
  });

  it('4409 for the same id twice', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.subscribe('1', added);
    raw.subscribe('1', added);
    expect(await raw.closed()).toMatchObject({ code: 4409 });
  });

  it('4403 for a token that is not good, in the header or in connection_init', async () => {
    const expired = await stage.identity.token({ expiresInSeconds: -60 });
    const byHeader = await openRaw(stage.address, { authorization: `Bearer ${expired}` });
    await byHeader.initialise();
    expect(await byHeader.closed()).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
    const byPayload = await openRaw(stage.address);
    await byPayload.initialise({ authorization: 'Bearer nonsense' });
    expect(await byPayload.closed()).toMatchObject({ code: 4403 });
  });

  it('1009 for a message over 64 kB', async () => {
    const raw = await openRaw(stage.address);
    raw.send({ type: 'connection_init', payload: { text: 'x'.repeat(70_000) } });
    expect(await raw.closed()).toMatchObject({ code: 1009 });
  });

  it('4406 for the old protocol', async () => {
    const raw = await openRaw(stage.address, {}, 'graphql-ws');
    expect((await raw.closed()).code).not.toBe(1000);
    expect(raw.messages).toEqual([]);
  });

  it('4403 when its token expires, and no event comes after', async () => {
    const scopes = ['notes:read'];
    const raw = await openRaw(stage.address);
    await raw.initialise({
      authorization: `Bearer ${await stage.identity.token({ scopes, expiresInSeconds: 4 })}`,
    });
    raw.subscribe('1', 'subscription { privateNoteAdded { eventCursor } }');
    await stage.listening(1, 1);
    expect(await raw.closed()).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
    stage.world.privateEvents.append('1');
    expect(raw.messages.filter(({ type }) => type === 'next')).toEqual([]);
  });
});

describe('an upgrade', () => {
  it('from a page of a foreign origin is refused', async () => {
    const raw = await openRaw(stage.address, { origin: 'http://evil.test' });
    expect(raw.refusedWith()).toBe(403);
  });

  it('from a page of an allowed origin, and from a program, is taken', async () => {
    for (const headers of [{ origin: 'http://portal.test' }, {}]) {
      const raw = await openRaw(stage.address, headers as Record<string, string>);
      await raw.initialise();
      raw.socket.close();
      expect(await raw.closed()).toMatchObject({ code: 1005 });
    }
  });

  it('may carry the token in its header, as a server does that speaks for a browser', async () => {
    const raw = await openRaw(stage.address, {
      authorization: `Bearer ${await stage.identity.token({ subject: 'bob' })}`,
    });
    await raw.initialise();
    raw.subscribe('1', '{ whoAmI }');
    await raw.has('complete');
    expect(raw.messages).toContainEqual({ id: '1', type: 'next', payload: { data: { whoAmI: 'bob' } } });
    raw.socket.close();
  });
});

describe('queries and mutations on a socket', () => {
  it('pass the same access rules', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise({ 'accept-language': 'en' });
    raw.subscribe('1', '{ person(id: "1") { name email } }');
    raw.subscribe('2', 'mutation { removeAll }');
    await raw.has('complete', 2);
    const payloads = raw.messages.filter(({ type }) => type === 'next').map(({ payload }) => payload);
    expect(payloads).toContainEqual({
      data: { person: { name: 'Person 1', email: null } },
      errors: [
        {
          message: 'Please sign in to continue.',
          path: ['person', 'email'],
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
    expect(payloads).toContainEqual(expect.objectContaining({ data: { removeAll: null } }));
    raw.socket.close();
  });

  it('pass the same mask', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.subscribe('1', '{ broken }');
    await raw.has('complete');
    expect(JSON.stringify(raw.messages)).not.toMatch(/hunter2/);
    expect(JSON.stringify(raw.messages)).toContain('INTERNAL');
    raw.socket.close();
  });
});

describe('a client that takes too much', () => {
  it('has 20 subscriptions on a socket, and is refused the next', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    for (let id = 1; id <= 25; id += 1) raw.subscribe(String(id), added);
    await raw.has('error', 5);
    expect(raw.messages.filter(({ type }) => type === 'error')).toHaveLength(5);
    expect(stage.gateway.live.counts.clients).toBe(20);
    raw.socket.terminate();
  });

  it('and is slow in taking it is sent away with a code that says to come back, and the others go on', async () => {
    const stalled = await openRaw(stage.address);
    await stalled.initialise();
    stalled.subscribe('1', 'subscription { noteAdded { eventCursor note { id text } } }');
    const other = await openRaw(stage.address);
    await other.initialise();
    other.subscribe('1', 'subscription { noteAdded { eventCursor note { id text } } }');
    await stage.listening(2, 1);
    stalled.socket.pause();
    const text = 'x'.repeat(20_000);
    // Until it is sent away: who takes long to read even that is cut off.
    let count = 0;
    while (stage.gateway.live.counts.clients === 2 && count < 2_000) {
      for (let index = 0; index < 50; index += 1) stage.world.events.append(text);
      count += 50;
      await other.has('next', count);
    }
    stalled.socket.resume();
    expect(await stalled.closed()).toMatchObject({ code: 4410 });
    expect(stalled.messages.length).toBeLessThan(count);
    expect(other.messages.filter(({ type }) => type === 'next')).toHaveLength(count);
    other.socket.close();
  });
});

describe('a gateway that stops', () => {
  it('sends its clients away with 1012 and finishes what it was asked', async () => {
    const stopping = await setStage();
    const raw = await openRaw(stopping.address);
    await raw.initialise();
    raw.subscribe('1', added);
    await stopping.listening(1, 1);
    stopping.world.slowMs = 60_000;
    const running = stopping.ask('{ slow }');
    await until(() => stopping.world.slowRequests === 1);
    const stopped = stopping.strike();
    expect(await raw.closed()).toMatchObject({ code: 1012 });
    stopping.world.released.resolve();
    expect((await running).body).toEqual({ data: { slow: 'at last' } });
    await stopped;
  });
});
