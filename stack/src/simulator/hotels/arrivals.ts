import type { Random } from '@city/kit/seed/random';
import { type DayCurve, poisson, shareBetween } from './day-curve.ts';
import { declareAt, quickened } from './declaration-timing.ts';
import type { HotelSoftware } from './hotel-software.ts';
import { inventParty, meanPartySize } from './party.ts';

/** What 11,000 guests in house come to, with the nights that they stay. */
export const arrivalsPerDay = 4_505;

/** Lets the guests of a stretch of time arrive. Larger houses get more of them. */
export function letGuestsArrive(
  hotels: readonly HotelSoftware[],
  stretch: { from: Date; to: Date },
  { curve, speed, random }: { curve: DayCurve; speed: number; random: Random },
): number {
  const { from, to } = stretch;
  const guests = arrivalsPerDay * shareBetween(curve, from, to) * speed;
  const parties = poisson(guests / meanPartySize, random.next);
  const byRooms = hotels.map((hotel) => [hotel, hotel.establishment.rooms] as const);
  for (let party = 0; party < parties; party += 1) {
    const hotel = random.weighted(byRooms);
    const { establishment } = hotel;
    const arrivedAt = new Date(from.getTime() + (to.getTime() - from.getTime()) * random.next());
    const rows = inventParty(establishment, arrivedAt, random);
    hotel.declareLater(quickened(declareAt(establishment.code, arrivedAt, to, random), to, speed), rows);
  }
  return parties;
}
