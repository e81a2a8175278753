import { repeat } from '../api/repeat.ts';
import type { Simulation } from '../simulation.ts';
import { findStations, recordStation, type Station } from './station-software.ts';

const liveStepMs = 5 * 60_000;
const shortestStepMs = 2_000;
const longestWaitMs = 20_000;

/** The gateway of the stations: one client for all of them, as the environment office runs it. */
export async function runStations({ visitor, programOf, speed, signal, log }: Simulation): Promise<void> {
  const program = programOf('station-gateway');
  const stepMs = Math.max(shortestStepMs, liveStepMs / speed);
  let stations: Station[] = [];

  await repeat(
    async () => {
      const now = new Date();
      if (stations.length === 0) stations = await findStations(visitor, now);
      for (const station of stations) {
        const { sent, rejected } = await recordStation(station, { program, now, stepMs });
        if (rejected.length > 0) log.warn({ station: station.code, rejected }, 'Readings were rejected');
        else log.debug({ station: station.code, sent }, 'Readings recorded');
      }
    },
    // Oftener than there is something to send: a reading is out soon after the clock has reached its instant.
    { name: 'stations', everyMs: Math.min(stepMs, longestWaitMs), signal, log },
  );
}
