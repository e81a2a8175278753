import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { cityProcesses } from '@city/stack/city/process-list';
import { inBenchCity } from './measure/bench-city.ts';
import type { BenchResult, Row } from './measure/result.ts';
import { round } from './measure/statistics.ts';

function residentMegabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return round(Number(line?.[1] ?? Number.NaN) / 1024, 0);
}

/** Resident memory of each process, thirty seconds after the start, with nobody asking anything. */
export async function benchMemory(): Promise<BenchResult> {
  return inBenchCity(async ({ settings }) => {
    await wait(30_000);
    const rows: Row[] = cityProcesses(settings.dataDirectory).map(({ name, pid }) => ({
      process: name,
      'resident MB': residentMegabytes(pid),
    }));
    const total = rows.reduce((sum, row) => sum + Number(row['resident MB']), 0);
    return {
      name: 'memory',
      title: 'Memory at rest',
      rows: [...rows, { process: 'all', 'resident MB': total }],
      notes: ['Of PostgreSQL only the first process: its connections share most of their memory.'],
    };
  });
}
