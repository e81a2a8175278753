import { expect, test } from 'vitest';
import { kill, tokenOf } from '../city/city.ts';
import { CarefulListener } from '../city/live.ts';
import { declareUntilAcknowledged, declareWhile, establishmentId, stayRow } from '../city/stays.ts';
import { waitFor } from '../city/wait-for.ts';

type StayEvent = {
  eventCursor: string;
  kind: string;
  stay: { id: string; establishment: { name: string; operator: { name: { vi: string } } } };
};

const stayChanged = /* GraphQL */ `
  subscription Board($after: String) {
    stayChanged(after: $after) {
      eventCursor
      kind
      stay { id establishment { name operator { name { vi } } } }
    }
  }
`;

test('with gateway and subgraph killed on the way, all 200 declarations are there once and a listener gets each once', async () => {
  await tokenOf('hotel-software');
  const board = new CarefulListener<StayEvent>({
    field: 'stayChanged',
    document: stayChanged,
    as: 'inspector',
  });
  const establishment = await establishmentId();
  // Listening has begun once a declaration arrives: those before it may have come too early to be heard.
  await waitFor('the board to be live', async () => {
    await declareUntilAcknowledged(stayRow(establishment));
    return board.events.length > 0;
  });

  const acknowledged = await declareWhile(establishment, 200, async (count) => {
    await waitFor('fifty declarations', () => count() >= 50);
    kill('gateway');
    await waitFor('a hundred and twenty declarations', () => count() >= 120, 60_000);
    kill('accommodation');
  });

  expect(new Set(acknowledged).size).toBe(200);
  // Events come in the order of their commits: when this last one is there, so is all that came before.
  const last = await declareUntilAcknowledged(stayRow(establishment));
  await waitFor('the last arrival on the board', () => board.events.some(({ stay }) => stay.id === last));
  await board.close();
  const seen = board.events.filter(({ kind }) => kind === 'DECLARED').map(({ stay }) => stay.id);
  expect(seen.length).toBe(new Set(seen).size);
  expect(seen).toEqual(expect.arrayContaining([...acknowledged, last]));
  expect(board.connections).toBeGreaterThan(1);
  for (const { stay } of board.events) expect(stay.establishment.operator.name.vi).toBeTruthy();
});
