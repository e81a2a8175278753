import type { BenchResult } from '../measure/result.ts';
import { median, round } from '../measure/statistics.ts';
import { clock } from './listener-messages.ts';
import { Listeners } from './listeners.ts';
import type { LiveCity } from './live-city.ts';

const clients = 5_000;
/** As clients of graphql-ws do it: each after a pause by chance. */
const comeBackWithinMs = 4_000;
const declareEveryMs = 500;

/** All sockets are cut at once while guests are declared. Everybody is back soon, and nobody has missed an event. */
export async function herd(city: LiveCity): Promise<BenchResult> {
  const listeners = new Listeners(2);
  try {
    await listeners.followBoard(city, clients);
    // A first event, so that each has a cursor to come back with.
    await city.declare();
    await listeners.arrivals(0);
    const cpuMs = city.usage.cpuMs();
    const droppedAt = clock();
    const dropped = listeners.drop(clients, comeBackWithinMs);
    let declared = 1;
    let isOver = false;
    const declaring = (async () => {
      while (!isOver) {
        await city.declare();
        declared += 1;
        await new Promise((resolve) => setTimeout(resolve, declareEveryMs));
      }
    })();
    const back = (await dropped).map((at) => at - droppedAt);
    await city.listening(clients, 1);
    const allBackMs = clock() - droppedAt;
    isOver = true;
    await declaring;
    await listeners.arrivals(declared - 1);
    return {
      name: 'live herd',
      title: `${clients} sockets cut at once`,
      rows: [
        {
          sockets: clients,
          'half were back after s': round(median(back) / 1000),
          'all were back after s': round(allBackMs / 1000),
          'events meanwhile': declared - 1,
          'CPU ms a socket': round((city.usage.cpuMs() - cpuMs) / clients, 2),
        },
      ],
      notes: [
        `Each comes back with its cursor after a pause by chance of up to ${comeBackWithinMs / 1000} s.`,
        'Each client got each event once and in order, also those of the time that it was away: their cursors are compared.',
      ],
    };
  } finally {
    listeners.stop();
  }
}
