import { activeTraceId } from '@city/kit/tracing/spans';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { PreparedOperation } from '../execution/graph.ts';
import type { RequestContext } from '../execution/request-context.ts';

export type AccessEntry = {
  request: RequestContext;
  transport: 'http' | 'socket' | 'sse';
  startedAt: number;
  prepared?: PreparedOperation | undefined;
  errors?: readonly GraphQLFormattedError[] | undefined;
  /** The stream that a subscription has become. */
  stream?: { readonly delivered: number; readonly finished: Promise<unknown> } | undefined;
};

/** Told of each operation, once: whatever wants to count, time or log it hangs here. */
export type Observe = (entry: AccessEntry) => void;

/** One line for each operation: who, what, what it cost, how long it took, how it ended. Never the variables. */
export function logAccess({ request, transport, startedAt, prepared, errors }: AccessEntry): void {
  const codes = [...new Set((errors ?? []).map(({ extensions }) => String(extensions?.code ?? 'none')))];
  request.log.info(
    {
      transport,
      operation: prepared?.operation.node.operation,
      operationName: prepared?.operation.node.name?.value,
      operationHash: prepared?.operation.hash,
      cost: prepared?.cost,
      viewer: request.viewer.kind,
      subject: request.viewer.citizenId ?? undefined,
      clientId: request.viewer.clientId ?? undefined,
      durationMs: sinceMs(startedAt),
      traceId: activeTraceId(),
      ...(codes.length > 0 ? { codes } : {}),
    },
    'operation',
  );
}

/** A subscription has its line when it begins, as every operation, and this one when it ends. */
export function logStreamEnd({ request, transport, startedAt, prepared, stream }: AccessEntry): void {
  request.log.info(
    {
      transport,
      operationName: prepared?.operation.node.name?.value,
      operationHash: prepared?.operation.hash,
      durationMs: sinceMs(startedAt),
      events: stream?.delivered,
    },
    'stream ended',
  );
}

function sinceMs(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 10) / 10;
}

export function errorsOf(result: FormattedExecutionResult): readonly GraphQLFormattedError[] {
  return result.errors ?? [];
}
