import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collect, cursorIn, until } from './support/collect.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());
beforeEach(() => stage.reset());

const publicQuery = 'subscription Added { noteAdded { eventCursor note { text author { name } } } }';
const privateQuery = 'subscription { privateNoteAdded { note { text secret author { name } } } }';
const noteOf = (id: string) => ({ text: `Note ${id}`, author: { name: `Person p${id}` } });

function listen(count: number, query: string, tokens: (string | undefined)[] = []) {
  return Array.from({ length: count }, (_, index) => collect(stage.connect({ token: tokens[index] }), query));
}

describe('clients who ask the same', () => {
  it('share one upstream stream, and fields of other subgraphs are resolved once per event', async () => {
    const listeners = listen(20, publicQuery);
    await stage.listening(20, 1);
    const cursors = ['1', '2'].map((id) => stage.world.events.append(id));
    await Promise.all(listeners.map((listener) => listener.has(2)));

    expect(stage.world.subscribedAs).toEqual([null]);
    expect(stage.world.personRequests.flat().sort()).toEqual(['p1', 'p2']);
    for (const { results } of listeners) {
      expect(results.map(({ data }) => data)).toEqual([
        { noteAdded: { eventCursor: cursors[0], note: noteOf('1') } },
        { noteAdded: { eventCursor: cursors[1], note: noteOf('2') } },
      ]);
    }
  });

  it('share although each gives another cursor', async () => {
    const query =
      'subscription($a: ID, $after: String) { noteAdded(authorId: $a, after: $after) { note { text } } }';
    const cursor = stage.world.events.append('1');
    const first = collect(stage.connect(), query, { a: 'x' });
    await stage.listening(1, 1);
    const second = collect(stage.connect(), query, { a: 'x', after: cursor });
    await stage.listening(2, 1);
    stage.world.events.append('2');
    await Promise.all([first.has(1), second.has(1)]);
    expect(stage.world.subscribedAs).toHaveLength(1);
  });

  it('do not share when a variable differs', async () => {
    const query = 'subscription($a: ID) { noteAdded(authorId: $a) { note { text } } }';
    collect(stage.connect(), query, { a: 'x' });
    collect(stage.connect(), query, { a: 'y' });
    await stage.listening(2, 2);
  });

  it('leave one by one, and the upstream closes with the last', async () => {
    const [first, second] = listen(2, publicQuery);
    await stage.listening(2, 1);
    first?.unsubscribe();
    await stage.listening(1, 1);
    stage.world.events.append('1');
    await second?.has(1);
    expect(first?.results).toEqual([]);
    second?.unsubscribe();
    await until(() => stage.world.events.readerCount === 0);
  });

  it('leave nothing behind after a thousand joins', async () => {
    const client = stage.connect();
    for (let round = 0; round < 50; round += 1) {
      const listeners = Array.from({ length: 20 }, () => collect(client, publicQuery));
      await stage.listening(20, 1);
      for (const { unsubscribe } of listeners) unsubscribe();
      await until(() => stage.gateway.live.counts.clients === 0);
    }
    await until(() => stage.gateway.live.counts.upstreams === 0 && stage.world.events.readerCount === 0);
  });
});

describe('identity', () => {
  it('a selection with a protected field is shared within one identity and never across', async () => {
    const scopes = ['notes:read'];
    const tokens = await Promise.all([
      stage.identity.token({ subject: 'ann', scopes }),
      stage.identity.token({ subject: 'ann', scopes }),
      stage.identity.token({ subject: 'bob', scopes }),
      stage.identity.token({ subject: 'bob', scopes, organizationId: 'o2' }),
    ]);
    const listeners = listen(4, privateQuery, tokens);
    await stage.listening(4, 3);
    stage.world.privateEvents.append('1');
    await Promise.all(listeners.map((listener) => listener.has(1)));
    expect(stage.world.subscribedAs.sort()).toEqual(['ann', 'bob', 'bob']);
  });

  it('a public selection is fetched as nobody, so that nobody has rights in what all get', async () => {
    listen(1, publicQuery, [await stage.identity.token({ subject: 'ann' })]);
    await stage.listening(1, 1);
    expect(stage.world.subscribedAs).toEqual([null]);
  });

  it('who may not subscribe is told so, and no upstream is opened', async () => {
    const anonymous = collect(stage.connect(), privateQuery);
    const token = await stage.identity.token({ scopes: ['notes:write'] });
    const other = collect(stage.connect({ token }), privateQuery);
    await Promise.all([anonymous.has(1), other.has(1)]);
    expect(anonymous.results[0]).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(other.results[0]).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(stage.world.subscribedAs).toEqual([]);
  });

  it('a field that is denied inside an event is null with an error at its path', async () => {
    const token = await stage.identity.token({ subject: 'ann', scopes: ['notes:read'] });
    const query = 'subscription { privateNoteAdded { eventCursor note { author { name email } } } }';
    const listener = collect(stage.connect({ token }), query);
    await stage.listening(1, 1);
    stage.world.privateEvents.append('1');
    await listener.has(1);
    expect(listener.results[0]).toMatchObject({
      data: { privateNoteAdded: { note: { author: { name: 'Person p1', email: null } } } },
      errors: [{ path: ['privateNoteAdded', 'note', 'author', 'email'], extensions: { code: 'FORBIDDEN' } }],
    });
  });
});

describe('order', () => {
  it('is that of the events, also when entity fields of one are slow', async () => {
    const [listener] = listen(1, publicQuery);
    await stage.listening(1, 1);
    stage.world.delayMs.set('p1', 200);
    const cursors = ['1', '2', '3'].map((id) => stage.world.events.append(id));
    await listener?.has(3);
    const got = listener?.results.map(({ data }) => cursorIn(data));
    expect(got).toEqual(cursors);
  });
});
