import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Processes, startProcesses, untilAsync } from './processes/city-of-processes.ts';
import { collect } from './support/collect.ts';
import { openRaw } from './support/raw-socket.ts';

let city: Processes;
beforeAll(async () => {
  city = await startProcesses({ MAX_SOCKET_BUFFERED_BYTES: '200000' });
});
afterAll(() => city.strike());
beforeEach(() => city.leaveAll());

const added = 'subscription { noteAdded { eventCursor note { text } } }';
const privateAdded = 'subscription { privateNoteAdded { eventCursor } }';

async function listenRaw(query: string, token?: string) {
  const raw = await openRaw(city.address());
  await raw.initialise({ 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) });
  raw.subscribe('1', query);
  return { ...raw, events: () => raw.messages.filter(({ type }) => type === 'next').length };
}

describe('a right that is taken away', () => {
  it('closes its socket within 5 s, no event comes after, and who shared its stream goes on', async () => {
    const scopes = ['notes:read'];
    // The one that is valid longest is the one that the stream was opened with.
    const old = await city.identity.token({ scopes, epoch: 1, expiresInSeconds: 600 });
    const renewed = await city.identity.token({ scopes, epoch: 2 });
    const losing = await listenRaw(privateAdded, old);
    await city.listening(1, 1);
    const keeping = await listenRaw(privateAdded, renewed);
    await city.listening(2, 1);
    city.tellNotes({ privateEvents: ['1'] });
    await Promise.all([losing, keeping].map((each) => each.has('next')));
    const at = performance.now();
    city.identity.revocations.add({ subject: 'ann', minimumEpoch: 2 });
    expect(await losing.closed(5_000)).toEqual({ code: 4403, reason: 'TOKEN_REVOKED' });
    expect(performance.now() - at).toBeLessThan(5_000);
    await city.listening(1, 1);
    city.tellNotes({ privateEvents: ['2', '3'] });
    await keeping.has('next', 3);
    expect(losing.events()).toBe(1);
    const { subscribedAs } = await city.askSubgraph(city.notes());
    expect(subscribedAs.slice(-2)).toEqual(['ann', 'ann']);
    expect((await city.ask('{ whoAmI }', old)).status).toBe(401);
    keeping.socket.terminate();
  });

  it('by its time closes its socket on time, and no event comes after', async () => {
    const token = await city.identity.token({ scopes: ['notes:read'], epoch: 2, expiresInSeconds: 4 });
    const raw = await listenRaw(privateAdded, token);
    await city.listening(1, 1);
    let isOver = false;
    // Events all the while, until after the end.
    const flowing = untilAsync(async () => {
      city.tellNotes({ privateEvents: ['1'] });
      return isOver;
    });
    expect(await raw.closed(14_000)).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
    const events = raw.events();
    expect(events).toBeGreaterThan(0);
    await city.listening(0, 0);
    isOver = true;
    await flowing;
    expect(raw.events()).toBe(events);
  });
});

describe('a hundred clients that do not read', () => {
  it('are closed with 4410; memory stays bounded, and the others do not wait for them', async () => {
    const stalled = await Promise.all(Array.from({ length: 100 }, () => listenRaw(added)));
    const reading = collect(city.connect(), added);
    await city.listening(101, 1);
    const text = 'x'.repeat(20_000);
    const tellAll = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        city.append(text);
        await reading.has(reading.results.length + 1);
      }
    };
    await tellAll(20);
    const before = await city.heapBytes();
    let most = before;
    for (const { socket } of stalled) socket.pause();
    let heardBesideAll = 0;
    await untilAsync(async () => {
      await tellAll(10);
      most = Math.max(most, await city.heapBytes());
      const { liveClients } = await city.ready();
      if (liveClients === 101) heardBesideAll += 10;
      return liveClients === 1;
    }, 120_000);
    // What waits is the same bytes for all: a hundred that do not read are hardly more than one. The last events are kept too: 10 MB.
    expect(most - before).toBeLessThan(20_000_000);
    // Who waited for them would hear nothing before they are closed.
    expect(heardBesideAll).toBeGreaterThan(0);
    for (const { socket } of stalled) socket.resume();
    const closed = await Promise.all(stalled.map((each) => each.closed()));
    expect(new Set(closed.map(({ code }) => code))).toEqual(new Set([4410]));
  }, 180_000);
});

describe('a gateway that is told to stop', () => {
  it('is not ready any more, sends its sockets away one after the other, and finishes what it was asked', async () => {
    const raws = await Promise.all(Array.from({ length: 150 }, () => listenRaw(added)));
    await city.listening(150, 1);
    city.tellPeople({ slowMs: 60_000 });
    const running = city.ask('{ slow }');
    await untilAsync(async () => (await city.askSubgraph(city.people())).slowRequests === 1);
    const closedAt: number[] = [];
    const closed = Promise.all(
      raws.map(async (raw) => {
        const ending = await raw.closed();
        closedAt.push(performance.now());
        return ending.code;
      }),
    );
    const stopped = city.gateway().end('SIGTERM');
    await untilAsync(async () => (await city.ready()).status === 'draining');
    city.tellPeople({ release: true });
    expect(new Set(await closed)).toEqual(new Set([1012]));
    expect(Math.max(...closedAt) - Math.min(...closedAt)).toBeGreaterThan(300);
    expect(await running).toEqual({ status: 200, body: { data: { slow: 'at last' } } });
    expect(await stopped).toBe(0);
    await city.restartGateway('SIGTERM');
  });
});
