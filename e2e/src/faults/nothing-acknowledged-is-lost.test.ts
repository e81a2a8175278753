import { expect, test } from 'vitest';
import { kill } from '../city/city.ts';
import { hotelSoftware } from '../city/hotel-software.ts';
import { CarefulListener } from '../city/live.ts';
import { declareUntilAcknowledged, declareWhile, establishmentId, stayRow } from '../city/stays.ts';
import { waitFor } from '../city/wait-for.ts';

type StayEvent = {
  eventCursor: string;
  kind: string;
  stay: { id: string; establishment: { name: string; operator: { name: { vi: string } } } };
};

const houseChanged = /* GraphQL */ `
  subscription House($establishment: ID!, $after: String) {
    stayChanged(establishmentId: $establishment, after: $after) { eventCursor kind stay { id } }
  }
`;

type HouseEvent = { stayChanged: { eventCursor: string; kind: string; stay: { id: string } } };

/** What the hotel's own program hears of its house, beginning with the first declaration it is told of. */
function listenToHouse(establishment: string) {
  const declared: string[] = [];
  const gaps: string[] = [];
  const stopping = new AbortController();
  const ended = (async () => {
    const events = hotelSoftware.listen<HouseEvent, Record<string, unknown>>({
      document: houseChanged,
      variables: { establishment },
      cursorOf: ({ stayChanged }) => stayChanged.eventCursor,
      onGap: (why) => gaps.push(why),
      signal: stopping.signal,
    });
    for await (const { data } of events) {
      if (data.stayChanged.kind === 'DECLARED') declared.push(data.stayChanged.stay.id);
    }
  })();
  async function stop() {
    stopping.abort();
    await ended;
    await hotelSoftware.close();
  }
  return { declared, gaps, stop };
}

const stayChanged = /* GraphQL */ `
  subscription Board($after: String) {
    stayChanged(after: $after) {
      eventCursor
      kind
      stay { id establishment { name operator { name { vi } } } }
    }
  }
`;

test('with gateway and subgraph killed on the way, all 200 declarations are there once and everyone who listens gets each once', async () => {
  const board = new CarefulListener<StayEvent>({
    field: 'stayChanged',
    document: stayChanged,
    as: 'inspector',
  });
  const establishment = await establishmentId();
  const house = listenToHouse(establishment);
  // Listening has begun once a declaration arrives: those before it may have come too early to be heard.
  await waitFor('the board to be live', async () => {
    await declareUntilAcknowledged(stayRow(establishment));
    return board.events.length > 0 && house.declared.length > 0;
  });

  const acknowledged = await declareWhile(establishment, 200, async (count) => {
    await waitFor('fifty declarations', () => count() >= 50);
    kill('gateway');
    await waitFor('a hundred and twenty declarations', () => count() >= 120, 120_000);
    kill('accommodation');
  });

  expect(new Set(acknowledged).size).toBe(200);
  // Events come in the order of their commits: when this last one is there, so is all that came before.
  const last = await declareUntilAcknowledged(stayRow(establishment));
  await waitFor('the last arrival on the board', () => board.events.some(({ stay }) => stay.id === last));
  await waitFor('the last arrival at the hotel', () => house.declared.includes(last));
  await board.close();
  await house.stop();
  const seen = board.events.filter(({ kind }) => kind === 'DECLARED').map(({ stay }) => stay.id);
  expect(seen.length).toBe(new Set(seen).size);
  expect(seen).toEqual(expect.arrayContaining([...acknowledged, last]));
  expect(board.connections).toBeGreaterThan(1);
  expect(house.declared.length).toBe(new Set(house.declared).size);
  expect(house.declared).toEqual(expect.arrayContaining([...acknowledged, last]));
  expect(house.gaps).toEqual([]);
  for (const { stay } of board.events) expect(stay.establishment.operator.name.vi).toBeTruthy();
});
