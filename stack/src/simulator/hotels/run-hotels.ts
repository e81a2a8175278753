import { createRandom } from '@city/kit/seed/random';
import { localDay } from '@city/kit/time/vietnam-time';
import { repeat } from '../api/repeat.ts';
import type { Simulation } from '../simulation.ts';
import { letGuestsArrive } from './arrivals.ts';
import { readDayCurves } from './day-curve.ts';
import { type Departure, findInHouse, planDepartures } from './departures.ts';
import { findEstablishments } from './directory.ts';
import { type HotelCounts, HotelSoftware } from './hotel-software.ts';

const tickMs = 2_000;
const lookEveryMs = 2 * 3_600_000;
/** All hotels look through their books within this time of the start, not all in the same second. */
const firstLookMs = 5 * 60_000;
const countEveryMs = 10 * 60_000;

type Hotel = { software: HotelSoftware; lookAt: number; departures: Departure[] };

/** All hotels of the city, each with the program of its own desk. */
export async function runHotels(simulation: Simulation): Promise<void> {
  const { visitor, programOf, speed, signal, log } = simulation;
  const random = createRandom(`hotels ${Date.now()}`);
  const curves = readDayCurves();
  const counts: HotelCounts = { declared: 0, duplicates: 0, rejected: 0, departed: 0 };
  let hotels: Hotel[] = [];
  let until = new Date();

  const arrive = async () => {
    const now = new Date();
    if (hotels.length === 0) {
      const establishments = await findEstablishments(visitor);
      hotels = establishments.map((establishment) => ({
        software: new HotelSoftware(establishment, {
          program: programOf(establishment.clientId),
          counts,
          signal,
          log,
        }),
        lookAt: now.getTime() + (random.next() * firstLookMs) / speed,
        departures: [],
      }));
      log.info({ hotels: hotels.length, speed }, 'Hotels are open');
    }
    const desks = hotels.map(({ software }) => software);
    letGuestsArrive(desks, { from: until, to: now }, { curve: curves.arrivals, speed, random });
    until = now;
    for (const desk of desks) desk.declareDue(now);
  };

  const leave = async () => {
    const now = new Date();
    for (const hotel of hotels.filter(({ lookAt }) => lookAt <= now.getTime())) {
      const { establishment } = hotel.software;
      const inHouse = await findInHouse(programOf(establishment.clientId), establishment.id, now);
      const plan = { establishmentId: establishment.id, now, curve: curves.departures, speed };
      // What is planned stays: at a higher speed a plan made later would put it off again and again.
      const planned = new Set(hotel.departures.flatMap(({ stayIds }) => stayIds));
      const unplanned = inHouse.filter(({ id }) => !planned.has(id));
      hotel.departures.push(...planDepartures(unplanned, plan));
      hotel.lookAt = now.getTime() + lookEveryMs / speed;
    }
    for (const hotel of hotels) {
      const due = hotel.departures.filter(({ at }) => at <= now);
      if (due.length === 0) continue;
      hotel.departures = hotel.departures.filter(({ at }) => at > now);
      for (const { stayIds } of due) hotel.software.checkOut(stayIds);
    }
  };

  const count = async () => {
    const unanswered = hotels.reduce((sum, { software }) => sum + software.unanswered, 0);
    log.info({ ...counts, unanswered, day: localDay(new Date()) }, 'What the hotels sent so far');
  };

  // Each ends when the simulator is told to stop.
  await Promise.all([
    repeat(arrive, { name: 'arrivals', everyMs: tickMs, signal, log }),
    repeat(leave, { name: 'departures', everyMs: tickMs, signal, log }),
    repeat(count, { name: 'counts', everyMs: countEveryMs, signal, log }),
  ]);
  await count();
}
