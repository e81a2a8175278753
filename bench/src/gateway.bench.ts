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
import { median, round } from './measure/statistics.ts';

const cores = { gateway: '0', rest: '1' };
const seconds = (name: string, fallback: number) => Number(process.env[name] ?? fallback) * 1_000;
/** In each of them all contenders run, one after the other: a machine that slows down does so to all. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const byHand = 'by hand';

/** What was measured of each contender, round by round. */
type Rounds = Map<string, Measured[]>;

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
    const competing = contenders({ supergraphFile, contenderFolder, ports: subgraphs.ports }).filter(
      ({ name }) =>
        (name !== byHand || workload.hasHandWritten) &&
        (!wanted || wanted.some((part) => name.includes(part))),
    );
    const measured: Rounds = new Map(competing.map(({ name }) => [name, []]));
    for (let round = 1; round <= rounds; round += 1) {
      for (const contender of competing) {
        console.error(`${workload.name}, round ${round} of ${rounds}: ${contender.name}…`);
        measured.get(contender.name)?.push(await measureOne(contender, workload, subgraphs));
      }
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
    warmUpMs: seconds('BENCH_WARM_UP_SECONDS', 5),
    measureMs: seconds('BENCH_SECONDS', 6),
    cores,
  });
}

/** Who answers something else than the others does not compete. */
function checkAnswers(measured: Rounds): void {
  const [first, ...others] = [...measured].flatMap(([name, each]) =>
    each.map(({ answers }) => ({ name, answers })),
  );
  for (const { name, answers } of others) {
    const place = firstDifference(answers, first?.answers);
    if (place !== undefined) throw new Error(`${name} answers otherwise than ${first?.name}, at ${place}.`);
  }
}

function resultOf(workload: Workload, measured: Rounds): BenchResult {
  const [first = []] = measured.values();
  const limit = measured.get(byHand);
  const of = (each: readonly Measured[], figure: (one: Measured) => number, digits: number) =>
    round(median(each.map(figure)), digits);
  const ratio = (each: readonly Measured[], to: readonly Measured[], figure: (one: Measured) => number) =>
    round(median(each.map((one, index) => figure(one) / figure(to[index] ?? one))), 2);
  return {
    name: `gateway-${workload.name}`,
    title: workload.title,
    rows: [...measured].map(
      ([contender, each]): Row => ({
        contender,
        'req/s': of(each, ({ perSecond }) => perSecond, 0),
        ratio: ratio(each, first, ({ perSecond }) => perSecond),
        ...(limit && {
          'of by hand': ratio(each, limit, ({ perSecond }) => perSecond),
          'by CPU': ratio(each, limit, ({ cpuMs }) => 1 / cpuMs),
        }),
        'p50 ms': of(each, ({ p50 }) => p50, 1),
        'p99 ms': of(each, ({ p99 }) => p99, 1),
        'subgraph requests': of(each, ({ subgraphRequests }) => subgraphRequests, 2),
        'CPU ms': of(each, ({ cpuMs }) => cpuMs, 2),
        'memory MB': of(each, ({ memoryMegabytes }) => memoryMegabytes, 0),
        'answer bytes': first[0]?.bytes ?? 0,
      }),
    ),
    notes: [
      'The contender alone on one core; the load and the subgraphs, which answer from memory, on another.',
      `Medians of ${rounds} rounds, in each of which all run in turn. Ratios are those within a round: to the first row, and to the program by hand.`,
      'All contenders gave equal answers. Subgraph requests and CPU time are per request of a client.',
    ],
  };
}
