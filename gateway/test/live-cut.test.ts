import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { collect, cursorIn, until } from './support/collect.ts';
import { startCutProxy } from './support/cut-proxy.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
let wire: Awaited<ReturnType<typeof startCutProxy>>;
beforeAll(async () => {
  let notesPort = 0;
  wire = await startCutProxy(() => notesPort);
  stage = await setStage({ SUBGRAPH_URL_NOTES: `http://localhost:${wire.port}/graphql` });
  notesPort = stage.notes().port;
});
afterAll(async () => {
  await stage.strike();
  wire.stop();
});
beforeEach(() => stage.reset());

const query = 'subscription { noteAdded { eventCursor note { text author { name } } } }';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('an upstream that is cut in the middle', () => {
  it('again and again, while events flow: every client gets each event once, in order', async () => {
    const listeners = Array.from({ length: 10 }, () => collect(stage.connect(), query));
    await stage.listening(10, 1);
    const expected: string[] = [];
    for (let round = 0; round < 15; round += 1) {
      for (let index = 0; index < 20; index += 1) expected.push(stage.world.events.append('1'));
      await pause(round * 3);
      wire.cut();
      for (let index = 0; index < 10; index += 1) expected.push(stage.world.events.append('2'));
      await pause(60);
    }
    await Promise.all(listeners.map((listener) => listener.has(expected.length)));
    for (const { results } of listeners) expect(results.map(({ data }) => cursorIn(data))).toEqual(expected);
  });

  it('and stays silent with its connection open: it is opened again, and nothing is missed', async () => {
    const listener = collect(stage.connect(), query);
    await stage.listening(1, 1);
    const expected = [stage.world.events.append('1')];
    await listener.has(1);
    const breaks = () =>
      stage.logged().filter(({ msg }) => msg === 'A stream broke and is opened again.').length;
    const breaksBefore = breaks();
    wire.freeze(true);
    expected.push(stage.world.events.append('2'), stage.world.events.append('3'));
    await until(() => breaks() > breaksBefore);
    wire.freeze(false);
    await until(() => listener.results.length >= 3);
    expect(listener.results.map(({ data }) => cursorIn(data))).toEqual(expected);
  });
});

describe('a client of a gateway that is gone', () => {
  it('comes back to another one with its cursor, and misses nothing', async () => {
    const first = collect(stage.connect(), query);
    await stage.listening(1, 1);
    const seen = stage.world.events.append('1');
    await first.has(1);
    const missed = [stage.world.events.append('2'), stage.world.events.append('3')];
    const other = await stage.anotherGateway();
    const resumed = 'subscription($after: String) { noteAdded(after: $after) { eventCursor } }';
    const back = collect(stage.connect({ port: other.port }), resumed, { after: seen });
    await back.has(2);
    missed.push(stage.world.events.append('4'));
    await back.has(3);
    expect(back.results.map(({ data }) => cursorIn(data))).toEqual(missed);
    await other.stop();
  });
});
