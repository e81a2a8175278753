import { rmSync } from 'node:fs';
import { benchSettings, startBenchCity } from './measure/bench-city.ts';
import type { BenchResult } from './measure/result.ts';
import { round } from './measure/statistics.ts';

/** Seconds from a built checkout to a city that answers: without data, and again with the data of the first start. */
export async function benchStart(): Promise<BenchResult> {
  const settings = await benchSettings();
  const seconds: number[] = [];
  try {
    for (let run = 0; run < 3; run += 1) {
      const started = performance.now();
      const city = await startBenchCity(settings);
      seconds.push(round((performance.now() - started) / 1000));
      await city.supervisor.stop();
    }
  } finally {
    rmSync(settings.dataDirectory, { recursive: true, force: true });
  }
  const [cold = Number.NaN, ...warm] = seconds;
  const best = Math.min(...warm);
  return {
    name: 'start',
    title: 'Start of a built city (PostgreSQL, migrations, seed, five subgraphs, gateway, portal)',
    rows: [
      { start: 'cold (empty data folder)', seconds: cold, ratio: round(cold / best) },
      { start: 'warm (data kept, best of 2)', seconds: best, ratio: 1 },
    ],
    notes: [
      'Installing packages and building come before this on a fresh clone; the network decides how long.',
    ],
  };
}
