import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collect, cursorIn, until } from './support/collect.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());
beforeEach(() => stage.reset());

const query =
  'subscription($after: String) { noteAdded(after: $after) { eventCursor note { text author { name } } } }';
const withoutCursor = 'subscription { noteAdded { note { id } } }';

const cursors = (results: { data?: Record<string, unknown> | null }[]) =>
  results.map(({ data }) => cursorIn(data));

describe('when the subgraph is restarted', () => {
  it('clients notice nothing, miss nothing and get nothing twice', async () => {
    const listeners = [collect(stage.connect(), query), collect(stage.connect(), query)];
    await stage.listening(2, 1);
    const expected = [stage.world.events.append('1')];
    await Promise.all(listeners.map((listener) => listener.has(1)));
    await stage.stopNotes();
    for (let index = 0; index < 50; index += 1) expected.push(stage.world.events.append('2'));
    await stage.restartNotes();
    await Promise.all(listeners.map((listener) => listener.has(51)));
    expected.push(stage.world.events.append('3'));
    await Promise.all(listeners.map((listener) => listener.has(52)));
    for (const listener of listeners) {
      expect(cursors(listener.results)).toEqual(expected);
      expect(listener.failure()).toBeUndefined();
    }
  });

  it('also who had not had an event yet misses nothing', async () => {
    const listener = collect(stage.connect(), query);
    await stage.listening(1, 1);
    await stage.stopNotes();
    const expected = [stage.world.events.append('1'), stage.world.events.append('2')];
    await stage.restartNotes();
    await listener.has(2);
    expect(cursors(listener.results)).toEqual(expected);
  });

  it('also who did not ask for the cursor, and does not get it', async () => {
    const listener = collect(stage.connect(), withoutCursor);
    await stage.listening(1, 1);
    stage.world.events.append('1');
    await listener.has(1);
    await stage.stopNotes();
    stage.world.events.append('2');
    await stage.restartNotes();
    await listener.has(2);
    expect(listener.results).toEqual([
      { data: { noteAdded: { note: { id: '1' } } } },
      { data: { noteAdded: { note: { id: '2' } } } },
    ]);
  });

  it('who comes while it is down waits for it', async () => {
    await stage.stopNotes();
    const listener = collect(stage.connect(), query);
    await until(() => stage.gateway.live.counts.upstreams === 1);
    await stage.restartNotes();
    await stage.listening(1, 1);
    stage.world.events.append('1');
    await listener.has(1);
  });
});

describe('a client that comes back with its cursor', () => {
  it('is served from the ring and joins without a new upstream stream', async () => {
    const staying = collect(stage.connect(), query);
    await stage.listening(1, 1);
    const [first, ...missed] = ['1', '2', '3'].map((id) => stage.world.events.append(id));
    await staying.has(3);
    stage.world.subscribedAs = [];
    const back = collect(stage.connect(), query, { after: first });
    await back.has(2);
    missed.push(stage.world.events.append('4'));
    await back.has(3);
    expect(cursors(back.results)).toEqual(missed);
    expect(stage.world.subscribedAs).toEqual([]);
  });

  it('gets everything since from the subgraph if the ring does not reach back, then shares the live stream', async () => {
    const old = stage.world.events.append('0');
    const missed = Array.from({ length: 40 }, () => stage.world.events.append('1'));
    const staying = collect(stage.connect(), query);
    await stage.listening(1, 1);
    const backs = [1, 2, 3].map(() => collect(stage.connect(), query, { after: old }));
    await Promise.all(backs.map((back) => back.has(40)));
    expect(stage.world.subscribedAs).toHaveLength(2);
    missed.push(stage.world.events.append('2'));
    await Promise.all(backs.map((back) => back.has(41)));
    await stage.listening(4, 1);
    missed.push(stage.world.events.append('3'));
    await Promise.all(backs.map((back) => back.has(42)));
    for (const back of backs) {
      expect(cursors(back.results)).toEqual(missed);
    }
    expect(cursors(staying.results)).toEqual(missed.slice(-2));
  });

  it('is told when its cursor is from nowhere', async () => {
    const back = collect(stage.connect(), query, { after: 'nonsense' });
    await back.has(1);
    expect(back.results[0]).toMatchObject({
      errors: [
        { extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'after', code: 'CURSOR_INVALID' }] } },
      ],
    });
    await until(() => back.isComplete());
  });
});

describe('the token of a shared stream', () => {
  it('runs out for the first client, and the stream goes on with that of another', async () => {
    const scopes = ['notes:read'];
    const privateQuery = 'subscription { privateNoteAdded { eventCursor } }';
    const short = await stage.identity.token({ scopes, expiresInSeconds: 4 });
    const first = stage.connect({ token: short });
    let closedWith: number | undefined;
    first.on('closed', (event) => {
      closedWith = (event as { code: number }).code;
    });
    const leaving = collect(first, privateQuery);
    const staying = collect(stage.connect({ token: await stage.identity.token({ scopes }) }), privateQuery);
    await stage.listening(2, 1);
    stage.world.privateEvents.append('1');
    await Promise.all([leaving.has(1), staying.has(1)]);
    await until(() => closedWith !== undefined);
    expect(closedWith).toBe(4403);
    for (const id of ['2', '3']) stage.world.privateEvents.append(id);
    await staying.has(3);
    expect(leaving.results).toHaveLength(1);
    expect(staying.results).toHaveLength(3);
  });
});
