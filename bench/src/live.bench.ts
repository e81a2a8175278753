import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type BenchCity, inBenchCity } from './measure/bench-city.ts';
import {
  type Ask,
  type Declared,
  declareStays,
  firstEstablishment,
  graphClient,
  hotelToken,
  personToken,
} from './measure/graph-client.ts';
import type { BenchResult, Row } from './measure/result.ts';
import { median, percentile, round } from './measure/statistics.ts';
import { stayRow } from './measure/stay-rows.ts';
import { upstreamStreams } from './measure/upstream-streams.ts';

const clientsPerSocket = 10;
const declarations = 40;

const board = /* GraphQL */ `
  subscription { stayChanged { kind stay { id establishment { name operator { name { vi } } } } } }
`;

type Arrivals = Map<string, number[]>;

/** Opens listening clients, ten to a socket, and notes when each stay reaches each of them. */
async function listen(
  city: BenchCity,
  token: string,
  count: number,
  arrivals: Arrivals,
  failures: unknown[],
): Promise<() => Promise<void>> {
  const sockets = Array.from({ length: Math.ceil(count / clientsPerSocket) }, () =>
    createClient({
      url: city.addresses.live,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      lazy: false,
      retryAttempts: 0,
    }),
  );
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.on('connected', resolve))));
  for (let client = 0; client < count; client += 1) {
    sockets[Math.floor(client / clientsPerSocket)]?.subscribe<{ stayChanged: { stay: { id: string } } }>(
      { query: board },
      {
        next: ({ data, errors }) => {
          if (!data) {
            failures.push(errors);
            return;
          }
          const id = data.stayChanged.stay.id;
          const times = arrivals.get(id) ?? [];
          times.push(performance.now());
          arrivals.set(id, times);
        },
        error: (error) => failures.push(error),
        complete: () => undefined,
      },
    );
  }
  return async () => {
    await Promise.all(sockets.map((socket) => socket.dispose()));
  };
}

/** A close event of a socket prints itself at length; its code and reason are what matters. */
function describe(failures: readonly unknown[]): string {
  const [first] = failures as { code?: number; reason?: string }[];
  return `${failures.length} times ${first?.code ?? JSON.stringify(first)} ${first?.reason ?? ''}`;
}

async function declareOne(ask: Ask, establishment: string): Promise<{ id: string; acknowledgedAt: number }> {
  const { declareStays: results } = await ask<Declared>(declareStays, { input: [stayRow(establishment)] });
  const id = results[0]?.stay?.id;
  if (!id) throw new Error(`A row was refused: ${JSON.stringify(results)}`);
  return { id, acknowledgedAt: performance.now() };
}

async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function measure(city: BenchCity, ask: Ask, establishment: string, clients: number): Promise<Row> {
  const arrivals: Arrivals = new Map();
  const token = await personToken(city, 'inspector');
  const failures: unknown[] = [];
  const stop = await listen(city, token, clients, arrivals, failures);
  // Everyone is live once one declaration has reached all; those before may have come too early for some.
  await until(async () => {
    const { id } = await declareOne(ask, establishment);
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (failures.length > 0) throw new Error(`Listening clients were refused: ${describe(failures)}`);
    return (arrivals.get(id)?.length ?? 0) >= clients;
  }, `all ${clients} clients to be live`);
  const upstream = await upstreamStreams(city);
  const latencies: number[] = [];
  for (let count = 0; count < declarations; count += 1) {
    const { id, acknowledgedAt } = await declareOne(ask, establishment);
    await until(
      () => (arrivals.get(id)?.length ?? 0) >= clients,
      `declaration ${count} at all ${clients} clients`,
    );
    for (const at of arrivals.get(id) ?? []) latencies.push(Math.max(0, at - acknowledgedAt));
  }
  await stop();
  return {
    'listening clients': clients,
    'median ms': round(median(latencies)),
    'p99 ms': round(percentile(latencies, 0.99)),
    'slowest ms': round(Math.max(...latencies)),
    'upstream streams': upstream,
  };
}

/** Time from an acknowledged declaration to the clients that listen, all of them in this process. */
export async function benchLive(): Promise<BenchResult> {
  return inBenchCity(async (city) => {
    const ask = graphClient(city, await hotelToken(city));
    const establishment = await firstEstablishment(ask);
    const rows: Row[] = [];
    for (const clients of [1, 100, 1_000]) rows.push(await measure(city, ask, establishment, clients));
    const [one] = rows;
    return {
      name: 'live',
      title: 'From the acknowledged declaration to listening clients',
      rows: rows.map((row) => ({
        ...row,
        'median ratio': round(Number(row['median ms']) / Math.max(0.1, Number(one?.['median ms']))),
      })),
      notes: [
        'Each event carries a field of another subgraph (the operator’s name). 0 means that it came before the acknowledgement.',
        'Clients share this process, which also declares: its own work is in the figures.',
      ],
    };
  });
}
