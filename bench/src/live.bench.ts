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
          if (!data) throw new Error(JSON.stringify(errors));
          const id = data.stayChanged.stay.id;
          const times = arrivals.get(id) ?? [];
          times.push(performance.now());
          arrivals.set(id, times);
        },
        error: (error) => {
          throw new Error(`A listening client was refused: ${JSON.stringify(error)}`);
        },
        complete: () => undefined,
      },
    );
  }
  return async () => {
    await Promise.all(sockets.map((socket) => socket.dispose()));
  };
}

async function declareOne(ask: Ask, establishment: string): Promise<{ id: string; acknowledgedAt: number }> {
  const { declareStays: results } = await ask<Declared>(declareStays, { input: [stayRow(establishment)] });
  const id = results[0]?.stay?.id;
  if (!id) throw new Error(`A row was refused: ${JSON.stringify(results)}`);
  return { id, acknowledgedAt: performance.now() };
}

async function until(condition: () => boolean, what: string, withinMs = 30_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function measure(city: BenchCity, ask: Ask, establishment: string, clients: number): Promise<Row> {
  const arrivals: Arrivals = new Map();
  const token = await personToken(city, 'inspector');
  const stop = await listen(city, token, clients, arrivals);
  // Everyone is live once a first declaration has reached all.
  let warm = await declareOne(ask, establishment);
  await until(() => (arrivals.get(warm.id)?.length ?? 0) >= 1, 'the first client');
  for (let tries = 0; (arrivals.get(warm.id)?.length ?? 0) < clients && tries < 50; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    warm = await declareOne(ask, establishment);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
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
