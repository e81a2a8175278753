import type { BenchResult, Row } from '../measure/result.ts';
import { round } from '../measure/statistics.ts';
import { Listeners } from './listeners.ts';
import { board, type LiveCity } from './live-city.ts';

const clients = 500;
const streamCounts = [1, 100, 500];
const [declarations, sharedDeclarations] = [100, 20];

/** What an event costs while many streams are open: for those whom it does not concern, and for those whom it does. */
export async function manyStreams(city: LiveCity): Promise<BenchResult> {
  const others = await city.otherEstablishments();
  const rows: Row[] = [];
  for (const streams of streamCounts) {
    const alone = await besideOthers(city, others, streams);
    const each = await forEach(city, streams);
    rows.push({
      'upstream streams': streams,
      'CPU ms an event, others silent': round(alone.cpuMs),
      'CPU ms an event and stream, all alike': round(each, 2),
      'CPU share at rest': round(alone.idleShare, 3),
    });
  }
  const ratioOf = (row: Row, column: string) => round(Number(row[column]) / Number(rows[0]?.[column]));
  return {
    name: 'live streams',
    title: 'What an event costs while many streams are open',
    rows: rows.map((row) => ({ ...row, ratio: ratioOf(row, 'CPU ms an event, others silent') })),
    notes: [
      `Others silent: ${clients} clients of one stream get the event; the other streams, of one client each, follow other establishments.`,
      'All alike: one client for each stream, and each stream gets each event, with a field of another subgraph.',
      'CPU is that of the gateway, less what it uses in the same time when nothing happens.',
    ],
  };
}

async function besideOthers(
  city: LiveCity,
  others: readonly string[],
  streams: number,
): Promise<{ cpuMs: number; idleShare: number }> {
  const [following, besides] = [new Listeners(1), new Listeners(1)];
  try {
    const token = await city.inspectorToken();
    const port = city.gatewayPort;
    const variables = Array.from({ length: clients }, () => ({}));
    await following.listen({ port, token, query: board, variables });
    const rest = Array.from({ length: streams - 1 }, (_, index) => index);
    await besides.listen({
      port,
      token,
      query: rest.map(oneEstablishment),
      variables: rest.map((index) => ({ id: others[index % others.length] })),
    });
    await city.listening(clients + streams - 1, streams);
    return await cpuOfEvents(city, following, declarations);
  } finally {
    following.stop();
    besides.stop();
    await city.listening(0, 0);
  }
}

async function forEach(city: LiveCity, streams: number): Promise<number> {
  const listeners = new Listeners(1);
  try {
    const rest = Array.from({ length: streams }, (_, index) => index);
    await listeners.listen({
      port: city.gatewayPort,
      token: await city.inspectorToken(),
      // Another name is another operation, and so another stream.
      query: rest.map((index) => board.replace('Board', `Board${index}`)),
      variables: rest.map(() => ({})),
    });
    await city.listening(streams, streams);
    return (await cpuOfEvents(city, listeners, sharedDeclarations)).cpuMs / streams;
  } finally {
    listeners.stop();
    await city.listening(0, 0);
  }
}

function oneEstablishment(index: number): string {
  return `subscription Other${index}($id: ID, $after: String) {
    stayChanged(establishmentId: $id, after: $after) { eventCursor kind stay { id } }
  }`;
}

async function cpuOfEvents(
  city: LiveCity,
  listeners: Listeners,
  count: number,
): Promise<{ cpuMs: number; idleShare: number }> {
  const idle = await cpuOf(city, () => new Promise((resolve) => setTimeout(resolve, 2_000)));
  const busy = await cpuOf(city, async () => {
    for (let event = 0; event < count; event += 1) {
      await city.declare();
      await listeners.arrivals(event);
    }
  });
  const idleShare = idle.cpuMs / idle.tookMs;
  return { cpuMs: (busy.cpuMs - idleShare * busy.tookMs) / count, idleShare };
}

async function cpuOf(
  city: LiveCity,
  work: () => Promise<unknown>,
): Promise<{ cpuMs: number; tookMs: number }> {
  const [cpuMs, startedAt] = [city.usage.cpuMs(), performance.now()];
  await work();
  return { cpuMs: city.usage.cpuMs() - cpuMs, tookMs: performance.now() - startedAt };
}
