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
      'Time runs from sending the declaration, which is before its commit, to each client; beside it from its answer, which is after.',
      'Each client has a socket of its own. Each event carries a field of another subgraph. CPU is that of the gateway.',
    ],
  };
}

async function measure(city: LiveCity, clients: number): Promise<Row> {
  const listeners = new Listeners(2);
  try {
    await listeners.followBoard(city, clients);
    const sinceSent: number[] = [];
    const sinceAnswer: number[] = [];
    let cpuMs = 0;
    for (let event = 0; event < declarations + warmUp; event += 1) {
      if (event === warmUp) cpuMs = city.usage.cpuMs();
      const { sentAt, acknowledgedAt } = await city.declare();
      const arrivals = await listeners.arrivals(event);
      if (event < warmUp) continue;
      for (const at of arrivals) {
        sinceSent.push(at - sentAt);
        sinceAnswer.push(Math.max(0, at - acknowledgedAt));
      }
    }
    const { liveUpstreams } = await city.counts();
    return {
      'listening clients': clients,
      'median ms': round(median(sinceSent)),
      'p99 ms': round(percentile(sinceSent, 0.99)),
      'slowest ms': round(percentile(sinceSent, 1)),
      'p99 ms after the answer': round(percentile(sinceAnswer, 0.99)),
      'CPU ms an event': round((city.usage.cpuMs() - cpuMs) / declarations),
      'upstream streams': liveUpstreams,
    };
  } finally {
    listeners.stop();
    await city.listening(0, 0);
  }
}
