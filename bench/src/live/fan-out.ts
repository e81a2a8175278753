import type { BenchResult, Row } from '../measure/result.ts';
import { median, percentile, round } from '../measure/statistics.ts';
import { Listeners } from './listeners.ts';
import type { LiveCity } from './live-city.ts';

const declarations = 40;
const warmUp = 5;
const sizes = [100, 1_000, 10_000];

/** From a declared guest to all who follow: one socket and one subscription each, in processes of their own. */
export async function fanOut(city: LiveCity): Promise<BenchResult> {
  const rows: Row[] = [];
  for (const clients of sizes) rows.push(await measure(city, clients));
  const [few] = rows;
  return {
    name: 'live',
    title: 'From a declared guest to all who follow',
    rows: rows.map((row) => ({
      ...row,
      'p99 ratio': round(Number(row['p99 ms']) / Number(few?.['p99 ms'])),
    })),
    notes: [
      'Time runs from the commit of the declaration to each client; beside it from its sending.',
      'Each client has a socket of its own. Each event carries a field of another subgraph. CPU is that of the gateway.',
    ],
  };
}

async function measure(city: LiveCity, clients: number): Promise<Row> {
  const listeners = new Listeners(2);
  try {
    await listeners.followBoard(city, clients);
    const sinceSent: number[] = [];
    const sinceCommit: number[] = [];
    let cpuMs = 0;
    for (let event = 0; event < declarations + warmUp; event += 1) {
      if (event === warmUp) cpuMs = city.usage.cpuMs();
      const { sentAt, committedAt } = await city.declare();
      const arrivals = await listeners.arrivals(event);
      if (event < warmUp) continue;
      for (const at of arrivals) {
        sinceSent.push(at - sentAt);
        sinceCommit.push(at - committedAt);
      }
    }
    const { liveUpstreams } = await city.counts();
    return {
      'listening clients': clients,
      'median ms': round(median(sinceCommit)),
      'p99 ms': round(percentile(sinceCommit, 0.99)),
      'slowest ms': round(percentile(sinceCommit, 1)),
      'p99 ms from sending': round(percentile(sinceSent, 0.99)),
      'CPU ms an event': round((city.usage.cpuMs() - cpuMs) / declarations),
      'upstream streams': liveUpstreams,
    };
  } finally {
    listeners.stop();
    await city.listening(0, 0);
  }
}
