import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installContenders } from './gateway/contenders/contender-packages.ts';
import { type Contender, contenders } from './gateway/contenders/contenders.ts';
import { firstDifference } from './gateway/first-difference.ts';
import { type Measured, measureContender } from './gateway/measure-contender.ts';
import { startSubgraphs } from './gateway/subgraphs/start-subgraphs.ts';
import { connections, supergraphOf, type Workload, workloads } from './gateway/workloads.ts';
import type { BenchResult, Row } from './measure/result.ts';
import { round } from './measure/statistics.ts';

const cores = { gateway: '0', rest: '1' };
const seconds = (name: string, fallback: number) => Number(process.env[name] ?? fallback) * 1_000;

/** This gateway beside its peers and beside the limit, each alone on one core, asked by all it can bear. */
export async function benchGateway(): Promise<BenchResult[]> {
  const dataDirectory = process.env.DATA_DIR ?? join(tmpdir(), 'city-bench');
  const contenderFolder = await installContenders(join(dataDirectory, 'bench-contenders'));
  const wanted = process.env.BENCH_WORKLOADS?.split(',');
  const results: BenchResult[] = [];
  for (const workload of workloads) {
    if (wanted && !wanted.includes(workload.name)) continue;
    results.push(await benchWorkload(workload, contenderFolder));
  }
  return results;
}

async function benchWorkload(workload: Workload, contenderFolder: string): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'city-bench-gateway-'));
  const subgraphs = await startSubgraphs(cores.rest, workload.subgraphs);
  try {
    const supergraphFile = join(folder, 'supergraph.graphql');
    await writeFile(supergraphFile, supergraphOf(workload, subgraphs.ports));
    const wanted = process.env.BENCH_CONTENDERS?.split(',');
    const measured = new Map<string, Measured>();
    for (const contender of contenders({ supergraphFile, contenderFolder, ports: subgraphs.ports })) {
      if (contender.name === 'by hand' && !workload.hasHandWritten) continue;
      if (wanted && !wanted.some((name) => contender.name.includes(name))) continue;
      console.error(`${workload.name}: ${contender.name}…`);
      measured.set(contender.name, await measureOne(contender, workload, subgraphs));
    }
    checkAnswers(measured);
    return resultOf(workload, measured);
  } finally {
    subgraphs.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function measureOne(
  contender: Contender,
  { bodies }: Workload,
  subgraphs: Awaited<ReturnType<typeof startSubgraphs>>,
): Promise<Measured> {
  return measureContender({
    contender,
    subgraphs,
    bodies,
    compared: bodies.slice(0, 10),
    connections,
    warmUpMs: seconds('BENCH_WARM_UP_SECONDS', 8),
    measureMs: seconds('BENCH_SECONDS', 15),
    cores,
  });
}

/** Who answers something else than the others does not compete. */
function checkAnswers(measured: Map<string, Measured>): void {
  const [first, ...others] = [...measured];
  for (const [name, { answers }] of others) {
    const place = firstDifference(answers, first?.[1].answers);
    if (place !== undefined) throw new Error(`${name} answers otherwise than ${first?.[0]}, at ${place}.`);
  }
}

function resultOf(workload: Workload, measured: Map<string, Measured>): BenchResult {
  const rates = [...measured].map(([, { perSecond }]) => perSecond);
  const apollo = rates[0] ?? Number.NaN;
  return {
    name: `gateway-${workload.name}`,
    title: workload.title,
    rows: [...measured].map(
      ([contender, one]): Row => ({
        contender,
        'req/s': one.perSecond,
        ratio: round(one.perSecond / apollo, 2),
        'CPU ratio': round(leastCpu(measured) / one.cpuMs, 2),
        'p50 ms': one.p50,
        'p99 ms': one.p99,
        'subgraph requests': round(one.subgraphRequests, 2),
        'CPU ms': round(one.cpuMs, 2),
        'memory MB': round(one.memoryMegabytes, 0),
        'answer bytes': one.bytes,
      }),
    ),
    notes: [
      'The contender alone on one core; the load and the subgraphs, which answer from memory, on another.',
      'Ratio: requests per second to the first row. CPU ratio: to whoever needs least; it is steadier where a machine does other work.',
      'All contenders gave equal answers. Subgraph requests and CPU time are per request of a client.',
    ],
  };
}

function leastCpu(measured: Map<string, Measured>): number {
  return Math.min(...[...measured].map(([, { cpuMs }]) => cpuMs));
}
