import type { GraphQLError } from 'graphql';
import { durationBuckets, meter } from '../metrics/meter.ts';
import { activeTraceId, describeSpan } from '../tracing/spans.ts';
import type { Operation } from './operation.ts';
import type { SubgraphRequest } from './subgraph-request.ts';

const countDuration = meter.histogram({
  name: 'subgraph_operation_duration_seconds',
  help: 'Operations of the gateway, answered by this subgraph.',
  labels: ['type'],
  buckets: durationBuckets,
});
const countError = meter.counter({
  name: 'subgraph_operation_errors_total',
  help: 'Operations with an error, once for each of its codes.',
  labels: ['code'],
});

/** One line for each operation: who asked for what, how long it took, which codes were answered. */
export function logOperation(
  request: SubgraphRequest,
  operation: Operation | undefined,
  outcome: { startedAt: number; errors?: readonly GraphQLError[]; events?: number },
): void {
  const codes = [
    ...new Set((outcome.errors ?? []).map(({ extensions }) => extensions.reason ?? extensions.code)),
  ];
  const type = operation?.definition.operation;
  for (const code of codes) countError(1, { code: String(code) });
  // A stream lasts as long as somebody listens: that is no duration of ours.
  if (type && outcome.events === undefined)
    countDuration((performance.now() - outcome.startedAt) / 1000, { type });
  describeSpan(() => ({
    attributes: {
      'graphql.operation.type': type,
      'graphql.operation.name': operation?.definition.name?.value,
    },
    failure: codes[0] === undefined ? undefined : String(codes[0]),
  }));
  request.log.info(
    {
      operation: operation?.definition.name?.value ?? null,
      kind: operation?.definition.operation ?? null,
      viewer: request.viewer.kind,
      traceId: activeTraceId(),
      ms: Math.round(performance.now() - outcome.startedAt),
      ...(outcome.events === undefined ? {} : { events: outcome.events }),
      ...(codes.length > 0 ? { errors: codes } : {}),
    },
    'operation',
  );
}
