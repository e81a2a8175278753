import type { BenchResult, Row } from '../measure/result.ts';
import { round } from '../measure/statistics.ts';
import { Listeners } from './listeners.ts';
import { board, type LiveCity } from './live-city.ts';

const declarations = 100;
const clients = 500;
const streamCounts = [1, 100, 500];

/** What an event costs for those who follow it, while others follow other things, each over a stream of their own. */
export async function manyStreams(city: LiveCity): Promise<BenchResult> {
  const others = await city.otherEstablishments();
  const rows: Row[] = [];
  for (const streams of streamCounts) rows.push(await measure(city, others, streams));
  const [one] = rows;
  return {
    name: 'live streams',
    title: 'What an event costs while other streams are open',
    rows: rows.map((row) => ({
      ...row,
      ratio: round(Number(row['CPU ms an event']) / Number(one?.['CPU ms an event'])),
    })),
    notes: [
      `${clients} clients follow what happens; the other streams, of one client each, follow other establishments.`,
      'CPU is that of the gateway, less what it uses in the same time when nothing happens.',
    ],
  };
}

async function measure(city: LiveCity, others: readonly string[], streams: number): Promise<Row> {
  const [following, besides] = [new Listeners(1), new Listeners(1)];
  try {
    const token = await city.inspectorToken();
    const port = city.gatewayPort;
    await following.listen({
      port,
      token,
      query: board,
      variables: Array.from({ length: clients }, () => ({})),
    });
    await besides.listen({
      port,
      token,
      query: Array.from({ length: streams - 1 }, (_, index) => oneEstablishment(index)),
      variables: Array.from({ length: streams - 1 }, (_, index) => ({ id: others[index % others.length] })),
    });
    await city.listening(clients + streams - 1, streams);
    const idle = await cpuOf(city, () => new Promise((resolve) => setTimeout(resolve, 2_000)));
    const busy = await cpuOf(city, async () => {
      for (let event = 0; event < declarations; event += 1) {
        await city.declare();
        await following.arrivals(event);
      }
    });
    const idlePart = (idle.cpuMs / idle.tookMs) * busy.tookMs;
    return {
      'upstream streams': streams,
      'CPU ms an event': round((busy.cpuMs - idlePart) / declarations),
      'CPU share at rest': round(idle.cpuMs / idle.tookMs, 3),
    };
  } finally {
    following.stop();
    besides.stop();
    await city.listening(0, 0);
  }
}

/** Another name is another operation, and so another stream. */
function oneEstablishment(index: number): string {
  return `subscription Other${index}($id: ID, $after: String) {
    stayChanged(establishmentId: $id, after: $after) { eventCursor kind stay { id } }
  }`;
}

async function cpuOf(
  city: LiveCity,
  work: () => Promise<unknown>,
): Promise<{ cpuMs: number; tookMs: number }> {
  const [cpuMs, startedAt] = [city.usage.cpuMs(), performance.now()];
  await work();
  return { cpuMs: city.usage.cpuMs() - cpuMs, tookMs: performance.now() - startedAt };
}
