import { readFileSync } from 'node:fs';
import { seedId } from '@city/kit/seed/seed-id';
import { addDays, localDay } from '@city/kit/time/vietnam-time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspector } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';
import { InventedStays } from './invented-stays.ts';
import { readEstablishments } from './seed-files.ts';
import { storeSeed } from './store-seed.ts';

const now = new Date();
let city: TestCity;

beforeAll(async () => {
  city = await startTestCity({ now: () => now });
  await storeSeed(city.database, { seed: 'test', now });
}, 180_000);
afterAll(() => city.stop());

describe('the seed', () => {
  it('does nothing the second time', async () => {
    expect(await storeSeed(city.database, { seed: 'test', now })).toBeNull();
    expect(await city.database.establishment.count()).toBe(268);
  });

  it('writes no events: what is seeded has happened before', async () => {
    expect(await city.database.event.count()).toBe(0);
  });

  it('fills the island with about 11,000 guests, about 1,500 of them foreign', async () => {
    const { data } = await city.ask(
      inspector(),
      '{ accommodationSummary { establishments guests foreignGuests } }',
    );
    const summary = data.accommodationSummary as Record<string, number>;
    expect(summary.establishments).toBe(268);
    expect(summary.guests).toBe(11_001);
    expect(summary.foreignGuests).toBeGreaterThan(1_300);
    expect(summary.foreignGuests).toBeLessThan(1_750);
  });

  it('has a month of days that fits who is in house', async () => {
    const today = localDay(now);
    const { data } = await city.ask(
      inspector(),
      'query ($from: Date!, $to: Date!) { guestsByDay(from: $from, to: $to) { day arrivals departures inHouse foreignInHouse } }',
      { from: addDays(today, -30), to: today },
    );
    const days = data.guestsByDay as {
      day: string;
      arrivals: number;
      inHouse: number;
      foreignInHouse: number;
    }[];
    expect(days).toHaveLength(31);
    expect(days.at(-1)).toMatchObject({ day: today, inHouse: 11_001 });
    // A night counts more guests than the hour of the seed: by noon most of those who leave have left.
    for (const { inHouse, foreignInHouse } of days) {
      expect(inHouse).toBeGreaterThan(8_000);
      expect(inHouse).toBeLessThan(20_000);
      expect(foreignInHouse).toBeGreaterThan(900);
    }
    for (const { arrivals } of days.slice(2, -1)) {
      expect(arrivals).toBeGreaterThan(2_000);
      expect(arrivals).toBeLessThan(8_000);
    }
  });

  it('agrees with itself: counts of days, guards and stays', async () => {
    const [counts] = await city.database.$queryRaw<Record<string, number>[]>`
      SELECT (SELECT count(*)::int FROM stay WHERE status = 'DECLARED') AS declared,
        (SELECT count(*)::int FROM in_house) AS "inHouse",
        (SELECT count(*)::int FROM stay WHERE status = 'DECLARED' AND expected_departure_on < ${localDay(now)}::date) AS overdue,
        (SELECT count(*)::int FROM stay WHERE arrived_at > ${now} OR declared_at > ${now}) AS future,
        (SELECT count(*)::int FROM stay WHERE document_kind = 'CITIZEN_ID_CARD' AND document_number !~ '^099\\d{9}$') AS "realPeople"`;
    expect(counts).toEqual({ declared: 11_001, inHouse: 11_001, overdue: 0, future: 0, realPeople: 0 });
  });

  it("gives the demonstration's receptionist a hotel in Dương Đông", async () => {
    const house = await city.database.establishment.findUnique({
      where: { id: seedId('establishment', 'CSLT-0001') },
    });
    expect(house).toMatchObject({
      code: 'CSLT-0001',
      commune: 'Dương Đông',
      kind: 'HOTEL',
      operatorId: seedId('organization', 'LB-0001'),
    });
  });

  it('is the same for the same text and moment, and another for another text', () => {
    const [file] = readEstablishments();
    if (!file) throw new Error('No establishments.');
    const establishment = { ...file, id: 'house', operatorId: 'operator', active: true };
    const stays = (seed: string) => {
      const invented = new InventedStays(seed, now);
      invented.fill(establishment, file);
      return invented.stays;
    };
    expect(stays('a')).toEqual(stays('a'));
    expect(stays('a')).not.toEqual(stays('b'));
  });
});

describe('the establishments', () => {
  const establishments = readEstablishments();

  it('have the size mix of the workload model', () => {
    const sizes = (min: number, max: number) =>
      establishments.filter(({ guests }) => guests >= min && guests <= max).length;
    expect([sizes(1, 27), sizes(28, 100), sizes(101, 350), sizes(351, 999)]).toEqual([188, 59, 16, 5]);
    expect(establishments.reduce((sum, { guests }) => sum + guests, 0)).toBe(11_001);
  });

  it('stand on land', () => {
    const file = new URL('../../seed/phu-quoc-boundary.geojson', import.meta.url);
    const outline = JSON.parse(readFileSync(file, 'utf8')) as Boundary;
    const rings = outline.features.flatMap(({ geometry }) =>
      geometry.coordinates.map(([ring]) => ring ?? []),
    );
    const atSea = establishments.filter(
      ({ longitude, latitude }) => !rings.some((ring) => isInside(ring, longitude, latitude)),
    );
    expect(atSea).toEqual([]);
  });

  it('have names and codes of their own', () => {
    expect(new Set(establishments.map(({ name }) => name)).size).toBe(268);
    expect(new Set(establishments.map(({ code }) => code)).size).toBe(268);
  });
});

type Boundary = { features: { geometry: { coordinates: [number, number][][][] } }[] };

function isInside(ring: readonly [number, number][], x: number, y: number): boolean {
  let isIn = false;
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring.at(i - 1) ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn;
  }
  return isIn;
}
