import { randomUUID } from 'node:crypto';
import type { Random } from '@city/kit/seed/random';
import { addDays, localDay } from '@city/kit/time/vietnam-time';
import { inventForeigner, inventVietnamese, type Person } from '../people.ts';
import type { Establishment } from './directory.ts';

/** A row of `declareStays`; its reference stays the same however often it is sent. */
export type Declaration = {
  establishmentId: string;
  guest: Person & { permittedUntil?: string; entryDate?: string };
  room: string;
  purpose: string;
  arrivedAt: Date;
  expectedDepartureOn: string;
  clientReference: string;
};

const foreignShare = 375 / 4_505;
const nights = { vietnamese: 2.3, foreign: 4 };

const sizes: [[number, number], number][] = [
  [[1, 1], 36],
  [[2, 2], 44],
  [[3, 4], 15],
  [[5, 10], 4],
  [[11, 30], 1],
];
/** What the table above comes to, for turning guests a day into parties a day. */
export const meanPartySize = sizes.reduce(
  (sum, [[from, to], percent]) => sum + ((from + to) / 2) * (percent / 100),
  0,
);

/** People who travel together and arrive at one desk at one time. */
export function inventParty(establishment: Establishment, arrivedAt: Date, random: Random): Declaration[] {
  const [least, most] = random.weighted(sizes);
  const size = Math.min(random.integer(least, most), establishment.rooms * 2);
  const isForeign = random.next() < foreignShare;
  const day = localDay(arrivedAt);
  const stay = stayLength(isForeign ? nights.foreign : nights.vietnamese, random);
  const firstRoom = random.integer(0, establishment.rooms - 1);
  const purpose = random.weighted([
    ['TOURISM', 85],
    ['BUSINESS', 8],
    ['VISIT', 4],
    ['CONFERENCE', 3],
  ]);
  return Array.from({ length: size }, (_, index) => ({
    establishmentId: establishment.id,
    guest: isForeign
      ? {
          ...inventForeigner(random, day),
          entryDate: addDays(day, -random.integer(0, 3)),
          permittedUntil: addDays(day, stay + random.integer(5, 40)),
        }
      : inventVietnamese(random, day),
    room: roomName((firstRoom + Math.floor(index / 2)) % establishment.rooms),
    purpose,
    arrivedAt,
    expectedDepartureOn: addDays(day, stay),
    clientReference: `${establishment.code}-${day.replaceAll('-', '')}-${randomUUID()}`,
  }));
}

/** Nights, at least one, falling off so that the mean comes out. */
function stayLength(mean: number, random: Random): number {
  const more = Math.floor(Math.log(1 - random.next()) / Math.log(1 - 1 / mean));
  return Math.min(1 + more, 21);
}

/** Twenty rooms to a floor: 0 -> 101, 25 -> 206. */
function roomName(index: number): string {
  return String((Math.floor(index / 20) + 1) * 100 + (index % 20) + 1);
}
