import { createRandom } from '@city/kit/seed/random';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkOutStays, declareStays, type RowAnswer } from '../testing/operations.ts';
import { receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';
import { before } from '../testing/test-clock.ts';

let city: TestCity;
beforeAll(async () => {
  city = await startTestCity();
});
afterAll(() => city.stop());

/**
 * Eight hotels' programs at once, each sending batches with rows and documents that others send too, and checking
 * out whom they know of. Whatever the interleaving: nothing is lost, doubled or counted wrongly.
 */
it('guards, counts, events and stays agree after a storm of declarations and departures', async () => {
  const kit = seedKit(city);
  const houses = await Promise.all([1, 2, 3].map(() => kit.createHouse()));
  const staff = receptionist(...houses);
  const random = createRandom('storm');
  const rows = Array.from({ length: 120 }, () => row(random.pick(houses)));
  // Some of the rows are of the same guest in the same house.
  for (const [i, given] of rows.entries()) {
    const twin = rows[i - 1];
    if (i % 5 === 4 && twin) rows[i] = { ...given, establishmentId: twin.establishmentId, guest: twin.guest };
  }
  const acknowledged = new Map<string, string>();
  const departed = new Set<string>();

  async function program(): Promise<void> {
    for (let call = 0; call < 12; call++) {
      const input = random.shuffle(rows).slice(0, random.integer(1, 40));
      const answer = await city.ask(staff, declareStays, { input });
      expect(answer.errors).toEqual([]);
      for (const { clientReference, stay } of answer.data.declareStays as RowAnswer[]) {
        if (!stay) continue;
        expect(acknowledged.get(clientReference) ?? stay.id).toBe(stay.id);
        acknowledged.set(clientReference, stay.id);
      }
      const leaving = random.shuffle([...acknowledged.values()]).slice(0, 5);
      const { errors } = await city.ask(staff, checkOutStays, { ids: leaving, departedAt: before(0) });
      expect(errors).toEqual([]);
      for (const id of leaving) departed.add(id);
    }
  }
  await Promise.all(Array.from({ length: 8 }, program));

  const [facts] = await city.database.$queryRaw<Record<string, number>[]>`
    SELECT (SELECT count(*)::int FROM stay) AS stays,
      (SELECT count(DISTINCT (establishment_id, client_reference))::int FROM stay) AS references,
      (SELECT count(*)::int FROM stay_reference) AS "keptReferences",
      (SELECT count(*)::int FROM stay WHERE status = 'DEPARTED') AS departed,
      (SELECT count(*)::int FROM in_house) AS "inHouse",
      (SELECT count(*)::int FROM in_house h JOIN stay s ON s.id = h.stay_id WHERE s.status = 'DECLARED') AS "inHouseDeclared",
      (SELECT sum(arrivals)::int FROM establishment_day) AS arrivals,
      (SELECT sum(departures)::int FROM establishment_day) AS departures,
      (SELECT count(*)::int FROM event WHERE payload ->> 'kind' = 'DECLARED') AS declarations,
      (SELECT count(DISTINCT payload ->> 'stayId')::int FROM event WHERE payload ->> 'kind' = 'DEPARTED') AS "departureEvents"`;
  const stays = acknowledged.size;
  expect(facts).toEqual({
    stays,
    references: stays,
    keptReferences: stays,
    departed: departed.size,
    inHouse: stays - departed.size,
    inHouseDeclared: stays - departed.size,
    arrivals: stays,
    departures: departed.size,
    declarations: stays,
    departureEvents: departed.size,
  });
  expect(stays).toBeGreaterThan(60);
  expect(departed.size).toBeGreaterThan(10);
}, 180_000);
