import type { GraphQLError } from 'graphql';
import type { Operation } from './operation.ts';
import type { SubgraphRequest } from './subgraph-request.ts';

/** One line for each operation: who asked for what, how long it took, which codes were answered. */
export function logOperation(
  request: SubgraphRequest,
  operation: Operation | undefined,
  outcome: { startedAt: number; errors?: readonly GraphQLError[]; events?: number },
): void {
  const codes = [
    ...new Set((outcome.errors ?? []).map(({ extensions }) => extensions.reason ?? extensions.code)),
  ];
  request.log.info(
    {
      operation: operation?.definition.name?.value ?? null,
      kind: operation?.definition.operation ?? null,
      viewer: request.viewer.kind,
      ms: Math.round(performance.now() - outcome.startedAt),
      ...(outcome.events === undefined ? {} : { events: outcome.events }),
      ...(codes.length > 0 ? { errors: codes } : {}),
    },
    'operation',
  );
}
