import { CityClient } from '@city/client/city-client';
import { createLog } from '@city/kit/log/log';
import { createRandom } from '@city/kit/seed/random';
import { localDay } from '@city/kit/time/vietnam-time';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Received, startFakeGateway } from '../testing/fake-gateway.ts';
import { arrivalsPerDay, letGuestsArrive } from './arrivals.ts';
import { momentOfShare, poisson, readDayCurves, shareBetween } from './day-curve.ts';
import { declareAt, quickened } from './declaration-timing.ts';
import { planDepartures } from './departures.ts';
import { findEstablishments } from './directory.ts';
import { HotelSoftware } from './hotel-software.ts';
import { type Declaration, inventParty, meanPartySize } from './party.ts';

const curves = readDayCurves();
const log = createLog({ service: 'test', level: 'silent' });
const establishment = { id: 'e1', code: 'CSLT-0007', rooms: 40, clientId: 'hotel-LB-0007' };
const midnight = new Date('2026-11-21T17:00:00Z'); // in Vietnam
const at = (hours: number) => new Date(midnight.getTime() + hours * 3_600_000);
const clientOf = (graphUrl: string) => new CityClient({ graphUrl, attempts: 1 });
const noGateway = clientOf('http://localhost:1');

let gateway: Awaited<ReturnType<typeof startFakeGateway>> | undefined;
afterEach(() => gateway?.stop());

function desk(program: CityClient) {
  const counts = { declared: 0, duplicates: 0, rejected: 0, departed: 0 };
  const backOff = { firstMs: 2, longestMs: 10 };
  const { signal } = new AbortController();
  return { counts, hotel: new HotelSoftware(establishment, { program, counts, signal, log, backOff }) };
}

describe('the curve of the day', () => {
  test.each(['arrivals', 'departures'] as const)('of %s sums to one day', (name) => {
    expect(curves[name]).toHaveLength(24);
    expect(shareBetween(curves[name], at(0), at(24))).toBeCloseTo(1, 9);
    expect(shareBetween(curves[name], at(13.4), at(37.4))).toBeCloseTo(1, 9);
  });

  test('has its peak from 14 to 15 o’clock in Vietnam', () => {
    expect(shareBetween(curves.arrivals, at(14), at(15))).toBeCloseTo(0.165, 9);
    expect(shareBetween(curves.arrivals, at(14.25), at(14.5))).toBeCloseTo(0.165 / 4, 9);
  });

  test('gives a moment for a share', () => {
    expect(momentOfShare(curves.departures, 0)).toBe(0);
    expect(momentOfShare(curves.departures, 0.999999)).toBeLessThanOrEqual(1);
    const noon = shareBetween(curves.departures, at(0), at(12));
    expect(momentOfShare(curves.departures, noon + 1e-9)).toBeCloseTo(0.5, 6);
  });

  test('in steps of two seconds brings about as many guests as a day has', () => {
    const { hotel } = desk(noGateway);
    const random = createRandom('a day');
    const declareLater = vi.spyOn(hotel, 'declareLater');
    for (let second = 0; second < 86_400; second += 2) {
      const stretch = { from: at(second / 3_600), to: at((second + 2) / 3_600) };
      letGuestsArrive([hotel], stretch, { curve: curves.arrivals, speed: 1, random });
    }
    const guests = declareLater.mock.calls.reduce((sum, [, rows]) => sum + rows.length, 0);
    expect(Math.abs(guests / arrivalsPerDay - 1)).toBeLessThan(0.1);
  });

  test('draws have the mean that was asked for', () => {
    const random = createRandom('poisson');
    const mean = (expected: number) => {
      let sum = 0;
      for (let draw = 0; draw < 2_000; draw += 1) sum += poisson(expected, random.next);
      return sum / 2_000;
    };
    expect(mean(0.05)).toBeCloseTo(0.05, 1);
    expect(mean(100) / 100).toBeCloseTo(1, 1);
    expect(poisson(0, random.next)).toBe(0);
  });
});

describe('parties', () => {
  test('are of invented people, with the size, nights and references that were meant', () => {
    const random = createRandom('parties');
    const parties = Array.from({ length: 3_000 }, () => inventParty(establishment, at(14), random));
    const rows = parties.flat();
    expect(rows.length / parties.length).toBeCloseTo(meanPartySize, 0);
    expect(new Set(rows.map(({ clientReference }) => clientReference)).size).toBe(rows.length);
    for (const { guest, expectedDepartureOn, arrivedAt, room } of rows) {
      expect(expectedDepartureOn > localDay(arrivedAt)).toBe(true);
      expect(room).toMatch(/^[12]\d\d$/);
      if (guest.nationality === 'VNM') {
        expect(guest.documentNumber).toMatch(/^099\d{9}$/);
        expect(Number(guest.documentNumber[3]) % 2).toBe(guest.gender === 'MALE' ? 0 : 1);
        expect(guest.documentNumber.slice(4, 6)).toBe(guest.dateOfBirth.slice(2, 4));
      } else {
        expect((guest.permittedUntil ?? '') > expectedDepartureOn).toBe(true);
      }
    }
    const foreign = rows.filter(({ guest }) => guest.nationality !== 'VNM').length / rows.length;
    expect(foreign).toBeGreaterThan(0.04);
    expect(foreign).toBeLessThan(0.13);
  });

  test('are declared at once, in the evening or late, as it happens at desks', () => {
    const random = createRandom('timing');
    const times = Array.from({ length: 4_000 }, () => declareAt('CSLT-0007', at(14), at(14.1), random));
    const share = (isMeant: (hour: number) => boolean) =>
      times.filter((time) => isMeant((time.getTime() - midnight.getTime()) / 3_600_000)).length /
      times.length;
    expect(share((hour) => hour < 15)).toBeCloseTo(0.55, 1);
    expect(share((hour) => hour >= 20 && hour < 23)).toBeCloseTo(0.42, 1);
    expect(share((hour) => hour >= 23)).toBeCloseTo(0.03, 1);
    expect(new Set(times.filter((time) => time >= at(20) && time < at(23)).map(Number)).size).toBe(1);
    expect(declareAt('CSLT-0007', at(22.5), at(22.6), random)).toEqual(at(22.6));
  });

  test('at a higher speed what is hours away comes sooner', () => {
    expect(quickened(at(20), at(14), 60)).toEqual(at(14.1));
    expect(quickened(at(13), at(14), 60)).toEqual(at(14));
  });
});

describe('departures', () => {
  const inHouse = [
    { id: 's1', room: '101', status: 'DECLARED', expectedDepartureOn: '2026-11-22' },
    { id: 's2', room: '101', status: 'DECLARED', expectedDepartureOn: '2026-11-22' },
    { id: 's3', room: '102', status: 'DECLARED', expectedDepartureOn: '2026-11-20' },
    { id: 's4', room: '103', status: 'DECLARED', expectedDepartureOn: '2026-11-23' },
    { id: 's5', room: '104', status: 'DEPARTED', expectedDepartureOn: '2026-11-22' },
    { id: 's6', room: null, status: 'DECLARED', expectedDepartureOn: '2026-11-22' },
  ];
  const plan = (now: Date) =>
    planDepartures(inHouse, { establishmentId: 'e1', now, curve: curves.departures, speed: 1 });

  test('are of those who are due, a room at a time, the same plan each time it is made', () => {
    const early = plan(at(0.01));
    expect(early.map(({ stayIds }) => stayIds)).toEqual([['s1', 's2'], ['s3'], ['s6']]);
    expect(plan(at(0.02))).toEqual(early);
    for (const departure of early) expect(localDay(departure.at)).toBe('2026-11-22');
  });

  test('whose hour has passed follow within two hours', () => {
    for (const departure of plan(at(23))) {
      expect(departure.at > at(23)).toBe(true);
      expect(departure.at <= at(25)).toBe(true);
    }
  });
});

describe('the program of a hotel', () => {
  const rows = (count: number) => {
    const random = createRandom('rows');
    const all: Declaration[] = [];
    while (all.length < count) all.push(...inventParty(establishment, at(14), random));
    return all.slice(0, count);
  };
  const referencesOf = ({ variables }: Received) =>
    (variables.input as Declaration[]).map(({ clientReference }) => clientReference);

  test('sends every declaration until it is answered, with the same reference each time', async () => {
    let calls = 0;
    gateway = await startFakeGateway((request) => {
      calls += 1;
      if (calls < 4) return calls % 2 ? 'hang-up' : { status: 503, body: 'away' };
      const answers = referencesOf(request).map((clientReference) => ({
        clientReference,
        duplicate: false,
        errors: [],
      }));
      return { body: { data: { declareStays: answers } } };
    });
    const { hotel, counts } = desk(clientOf(gateway.url));
    const given = rows(3);
    hotel.declareLater(at(20), given.slice(0, 1));
    hotel.declareLater(at(20), given.slice(1));
    hotel.declareDue(at(19));
    expect(hotel.unanswered).toBe(0);
    hotel.declareDue(at(20));
    await vi.waitFor(() => expect(hotel.unanswered).toBe(0));
    expect(counts.declared).toBe(3);
    for (const request of gateway.received) {
      expect(referencesOf(request)).toEqual(given.map(({ clientReference }) => clientReference));
    }
    expect(gateway.received.length).toBeGreaterThanOrEqual(4);
  });

  test('sends at most 500 rows at once and counts what was rejected', async () => {
    gateway = await startFakeGateway((request) => {
      const answers = referencesOf(request).map((clientReference, index) => ({
        clientReference,
        duplicate: false,
        errors: index === 0 ? [{ field: 'room', code: 'TEXT_NOT_ACCEPTED' }] : [],
      }));
      return { body: { data: { declareStays: answers } } };
    });
    const { hotel, counts } = desk(clientOf(gateway.url));
    hotel.declare(rows(501));
    await vi.waitFor(() => expect(counts.declared + counts.rejected).toBeGreaterThanOrEqual(501));
    const sizes = gateway.received.map((request) => referencesOf(request).length);
    expect(sizes.slice(0, 2)).toEqual([500, 1]);
    expect(counts.rejected).toBeGreaterThanOrEqual(2);
  });
});

test('establishments are read page by page, each with the client of its operator', async () => {
  gateway = await startFakeGateway(({ variables }) => {
    const page = Number(variables.after ?? 0);
    const node = (number: number) => ({
      id: `e${number}`,
      code: `CSLT-000${number}`,
      rooms: 5,
      active: number !== 2,
      operator: { code: `LB-000${number}` },
    });
    return {
      body: {
        data: {
          establishments: {
            nodes: [node(page * 2 + 1), node(page * 2 + 2)],
            pageInfo: { hasNextPage: page < 1, endCursor: String(page + 1) },
          },
        },
      },
    };
  });
  const found = await findEstablishments(clientOf(gateway.url));
  expect(found.map(({ clientId }) => clientId)).toEqual(['hotel-LB-0001', 'hotel-LB-0003', 'hotel-LB-0004']);
});
