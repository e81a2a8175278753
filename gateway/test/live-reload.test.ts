import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Processes, startProcesses, untilAsync } from './processes/city-of-processes.ts';
import { collect, cursorIn, until } from './support/collect.ts';
import { notesSdl } from './support/subgraph-schemas.ts';

let city: Processes;
beforeAll(async () => {
  city = await startProcesses();
});
afterAll(() => city.strike());
beforeEach(async () => {
  await city.leaveAll();
  await take(city.supergraph());
});

const query = 'subscription { noteAdded { eventCursor note { text author { name } } } }';
const cursors = ({ results }: ReturnType<typeof collect>) => results.map(({ data }) => cursorIn(data));

let version = 0;
/** Another file, though perhaps of the same meaning, is published and has taken over. */
async function take(sdl: string, put = (text: string) => city.publish(text)): Promise<void> {
  version += 1;
  const takenOver = () => city.gateway().messages('Another supergraph took over.').length;
  const before = takenOver();
  await put(`# version ${version}\n${sdl}`);
  await until(() => takenOver() > before);
}

const untilRefused = (count: number) =>
  untilAsync(async () => (await city.ready()).supergraphsRefused === count);

describe('a new supergraph file', () => {
  it('is taken without a failed request, be it written over or put in place by a rename', async () => {
    const statuses: unknown[] = [];
    let isRunning = true;
    const load = Array.from({ length: 4 }, async () => {
      while (isRunning) {
        const { status, body } = await city.ask('{ note(id: "1") { text author { name } } }');
        statuses.push(body.errors ?? status);
      }
    });
    for (let round = 0; round < 3; round += 1) {
      await take(city.supergraph());
      await take(city.supergraph(), (text) => writeFile(city.file, text));
    }
    isRunning = false;
    await Promise.all(load);
    expect(statuses.length).toBeGreaterThan(20);
    expect(new Set(statuses)).toEqual(new Set([200]));
    // What was asked lately is planned before anybody waits for it.
    const last = city.gateway().messages('Another supergraph took over.').at(-1) ?? '{}';
    expect(JSON.parse(last)).toMatchObject({ operations: 1 });
  });

  it('is in force for the next request', async () => {
    const moved = notesSdl.replace('inputs(text', 'entries(text');
    expect((await city.ask('{ inputs(text: "a") }')).body).toEqual({ data: { inputs: 'a' } });
    await take(city.supergraph(moved));
    expect((await city.ask('{ inputs(text: "a") }')).body).toMatchObject({
      errors: [{ extensions: { reason: 'QUERY_INVALID' } }],
    });
  });

  it('that is no supergraph is refused, said and shown, and the one before goes on', async () => {
    const listener = collect(city.connect(), query);
    await city.listening(1, 1);
    await city.publish('type Query { half: ');
    await untilRefused(1);
    // What it says comes by another way than what it shows.
    await until(() => city.gateway().messages('A supergraph was refused').length > 0);
    expect((await city.ready()).status).toBe('ready');
    expect((await city.ask('{ whoAmI }')).body).toEqual({ data: { whoAmI: 'anonymous' } });
    const cursor = city.append('1');
    await listener.has(1);
    expect(cursors(listener)).toEqual([cursor]);
    await take(city.supergraph());
    await untilRefused(0);
  });
});

describe('a running stream', () => {
  it('whose upstream stays the same goes on over it, and nothing is opened again', async () => {
    const listeners = Array.from({ length: 3 }, () => collect(city.connect(), query));
    await city.listening(3, 1);
    const { subscribedAs: before } = await city.askSubgraph(city.notes());
    const expected = [city.append('1')];
    await Promise.all(listeners.map((listener) => listener.has(1)));
    await take(city.supergraph(notesSdl.replace('text: String!', 'text: String! title: String')));
    expected.push(city.append('2'));
    await Promise.all(listeners.map((listener) => listener.has(2)));
    // Who comes now shares what goes on.
    const late = collect(city.connect(), query);
    await city.listening(4, 1);
    expected.push(city.append('3'));
    await Promise.all(
      [...listeners, late].map((listener) => until(() => cursors(listener).includes(expected[2]))),
    );
    for (const listener of listeners) expect(cursors(listener)).toEqual(expected);
    expect((await city.askSubgraph(city.notes())).subscribedAs).toEqual(before);
  });

  it('whose subgraph has moved is opened again there, behind the last event', async () => {
    const listeners = Array.from({ length: 3 }, () => collect(city.connect(), query));
    await city.listening(3, 1);
    const expected = [city.append('1')];
    await Promise.all(listeners.map((listener) => listener.has(1)));
    const before = await city.moveNotes();
    // The old process has stopped listening to the database: only the new one knows of these.
    expected.push(city.append('2'), city.append('3'));
    await take(city.supergraph());
    expected.push(city.append('4'));
    await Promise.all(listeners.map((listener) => listener.has(4)));
    for (const listener of listeners) {
      expect(cursors(listener)).toEqual(expected);
      expect(listener.failure()).toBeUndefined();
    }
    await city.listening(3, 1);
    await before.end('SIGTERM');
  });

  it('that is no longer valid ends with a code, and the others go on', async () => {
    const listener = collect(city.connect(), query);
    const other = collect(city.connect(), 'subscription { noteAdded { eventCursor note { id } } }');
    await city.listening(2, 2);
    await take(city.supergraph(notesSdl.replace('text: String!', 'body: String!')));
    await until(() => listener.isComplete());
    expect(listener.results).toMatchObject([
      { errors: [{ extensions: { code: 'BAD_USER_INPUT', reason: 'STREAM_NOT_IN_GRAPH' } }] },
    ]);
    await city.listening(1, 1);
    const cursor = city.append('1');
    await other.has(1);
    expect(cursors(other)).toEqual([cursor]);
  });

  it('obeys new rules from its next event on, and is shared no longer with those who may see more', async () => {
    const token = await city.identity.token({ subject: 'ann' });
    const anonymous = collect(city.connect(), query);
    const ann = collect(city.connect({ token }), query);
    await city.listening(2, 1);
    const first = city.append('1');
    await Promise.all([anonymous.has(1), ann.has(1)]);
    await take(city.supergraph(notesSdl.replace('text: String!', 'text: String @authenticated')));
    await city.listening(2, 2);
    const second = city.append('2');
    await Promise.all([anonymous.has(2), ann.has(2)]);
    expect(cursors(anonymous)).toEqual([first, second]);
    expect(cursors(ann)).toEqual([first, second]);
    expect(anonymous.results[1]).toMatchObject({
      data: { noteAdded: { note: { text: null, author: { name: 'Person p2' } } } },
      errors: [{ path: ['noteAdded', 'note', 'text'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(ann.results[1]).toMatchObject({ data: { noteAdded: { note: { text: 'Note 2' } } } });
  });
});
