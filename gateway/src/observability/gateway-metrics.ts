import type { Health } from '@city/kit/health/health';
import { durationBuckets, meter } from '@city/kit/metrics/meter';
import type { LiveStreams } from '../live/live-streams.ts';
import { liveTotals } from '../live/live-totals.ts';
import type { RunningGraph } from '../supergraph/running-graph.ts';
import type { EventStreamServer } from '../transport/event-stream-server.ts';
import type { SocketServer } from '../transport/socket-server.ts';
import type { AccessEntry } from './access-log.ts';
import { OperationLabels } from './operation-labels.ts';

const countDuration = meter.histogram({
  name: 'gateway_operation_duration_seconds',
  help: 'Queries and mutations, from prepared to answered.',
  labels: ['operation', 'hash', 'type', 'transport'],
  buckets: durationBuckets,
});
const countSubscription = meter.counter({
  name: 'gateway_subscriptions_total',
  help: 'Subscriptions that were begun.',
  labels: ['operation', 'hash', 'transport'],
});
const countError = meter.counter({
  name: 'gateway_operation_errors_total',
  help: 'Operations with an error, once for each of its codes.',
  labels: ['code', 'transport'],
});
const countCost = meter.histogram({
  name: 'gateway_operation_cost',
  help: 'What operations were estimated to cost.',
  labels: ['type'],
  buckets: [1, 10, 50, 100, 500, 1_000, 2_500, 5_000],
});

const labels = new OperationLabels();

export function countOperation({ transport, prepared, errors = [], request, startedAt }: AccessEntry): void {
  if (!meter.isOn) return;
  for (const code of new Set(errors.map(({ extensions }) => String(extensions?.code ?? 'none')))) {
    countError(1, { code, transport });
  }
  if (!prepared) return;
  const type = prepared.operation.node.operation;
  countCost(prepared.cost, { type });
  const operation = labels.of(prepared.operation, request.viewer);
  if (type === 'subscription') countSubscription(1, { ...operation, transport });
  else countDuration((performance.now() - startedAt) / 1000, { ...operation, type, transport });
}

/** What is kept anyway, read when metrics are asked for. Answers how to take it out again. */
export function showGateway(parts: {
  health: Health;
  graphs: RunningGraph;
  live: LiveStreams;
  sockets: SocketServer;
  eventStreams: EventStreamServer;
}): () => void {
  const { health, graphs, live, sockets, eventStreams } = parts;
  const graph = () => graphs.current;
  health.addFigure('supergraphsRefused', () => graphs.refused);
  health.addFigure('openCircuits', () => graph().subgraphs.openCircuits);
  health.addFigure('liveClients', () => live.counts.clients);
  health.addFigure('liveUpstreams', () => live.counts.upstreams);
  health.addFigure('liveResumable', () => live.counts.resumable);
  const perCache = (read: (cache: { size: number; hits: number; misses: number }) => number) => () =>
    Object.entries(graph().caches).map(([cache, figures]) => ({ labels: { cache }, value: read(figures) }));
  const cache = { labels: ['cache'] };
  const removals = [
    meter.figure('gauge', { name: 'gateway_sockets', help: 'Open sockets.' }, () => sockets.size),
    meter.figure(
      'gauge',
      { name: 'gateway_event_streams', help: 'Open streams of server-sent events.' },
      () => eventStreams.size,
    ),
    meter.figure(
      'gauge',
      {
        name: 'gateway_supergraphs_refused',
        help: 'Versions that could not be taken since the current one.',
      },
      () => graphs.refused,
    ),
    meter.figure(
      'gauge',
      { name: 'gateway_live_clients', help: 'Running subscriptions of clients.' },
      () => live.counts.clients,
    ),
    meter.figure(
      'gauge',
      { name: 'gateway_live_upstreams', help: 'Streams that are open to subgraphs for all of them.' },
      () => live.counts.upstreams,
    ),
    meter.figure(
      'gauge',
      {
        name: 'gateway_subgraph_circuit',
        help: 'Of each subgraph: 0 asked, 1 tried again, 2 not asked at present.',
        labels: ['subgraph'],
      },
      () =>
        [...graph().subgraphs.circuits].map(([subgraph, state]) => ({
          labels: { subgraph },
          value: { closed: 0, 'half-open': 1, open: 2 }[state],
        })),
    ),
    meter.figure(
      'gauge',
      { name: 'gateway_cache_entries', help: 'Kept documents and plans.', ...cache },
      perCache(({ size }) => size),
    ),
    meter.figure(
      'counter',
      { name: 'gateway_cache_hits_total', help: 'Found kept; begins anew with each graph.', ...cache },
      perCache(({ hits }) => hits),
    ),
    meter.figure(
      'counter',
      { name: 'gateway_cache_misses_total', help: 'Made anew; begins anew with each graph.', ...cache },
      perCache(({ misses }) => misses),
    ),
    meter.figure(
      'gauge',
      { name: 'gateway_supergraph_info', help: 'Which supergraph is served: always 1.', labels: ['id'] },
      () => [{ labels: { id: graph().supergraph.id }, value: 1 }],
    ),
  ];
  return () => {
    for (const remove of removals) remove();
  };
}

meter.figure(
  'counter',
  { name: 'gateway_live_events_total', help: 'Events that were written to clients.' },
  () => liveTotals.events,
);
meter.figure(
  'counter',
  { name: 'gateway_slow_clients_total', help: 'Clients that were sent away because they did not read.' },
  () => liveTotals.slowClients,
);
