import type { IncomingMessage } from 'node:http';
import { cityError } from '@city/kit/errors/city-error';
import type { ExecutionArgs, ExecutionResult, GraphQLFormattedError } from 'graphql';
import { createHandler, type Handler } from 'graphql-sse';
import { refusalErrors } from '../errors/answer-errors.ts';
import { gatewayErrors } from '../errors/gateway.errors.ts';
import type { PreparedOperation } from '../execution/graph.ts';
import type { RequestContext } from '../execution/request-context.ts';
import type { Admit } from '../limits/admission.ts';
import type { LiveStreams } from '../live/live-streams.ts';
import { errorsOf, type Observe } from '../observability/access-log.ts';
import type { EventConnection, OperationId } from './event-connection.ts';

/** What accompanies one request: itself, and the stream on which its events go out. */
export type EventRequest = { request: RequestContext; connection: EventConnection };
export type EventHandler = Handler<IncomingMessage, EventRequest>;

export type GraphqlOverEventsOptions = {
  admit: Admit;
  live: () => LiveStreams;
  observe: Observe;
  maximumSubscriptions: number;
};

type Run = EventRequest & {
  prepared: PreparedOperation;
  startedAt: number;
  id: OperationId;
  /** The cursor that a browser sends back by itself. */
  lastEventId: string | undefined;
};

/**
 * The protocol's side of server-sent events. A handler of `graphql-sse` for streams of one operation each, or, given a
 * token, for the one stream that the token names.
 */
export function createGraphqlOverEvents(
  options: GraphqlOverEventsOptions,
  token: string | null,
): EventHandler {
  const { admit, live, observe, maximumSubscriptions } = options;

  return createHandler<IncomingMessage, EventRequest, Run>({
    authenticate: () => token,
    // Documents are validated where they are admitted, once for each text.
    validate: () => [],

    onSubscribe: ({ context: { request, connection }, headers }, params) => {
      const startedAt = performance.now();
      try {
        if (connection.operationCount >= maximumSubscriptions) {
          throw cityError(gatewayErrors.TOO_MANY_OPERATIONS, { maximum: maximumSubscriptions });
        }
        const prepared = admit(params, request);
        const id = token === null ? null : String(params.extensions?.operationId);
        const lastEventId = headers.get('last-event-id') ?? undefined;
        const run: Run = { request, connection, prepared, startedAt, id, lastEventId };
        const { document, node } = prepared.operation;
        const { schema } = prepared.graph.supergraph;
        return { schema, document, operationName: node.name?.value, contextValue: run };
      } catch (error) {
        const errors = refusalErrors(error, request);
        observe({ request, transport: 'sse', startedAt, errors });
        return only({ errors });
      }
    },

    async execute({ contextValue }) {
      const { prepared, request, startedAt } = contextValue;
      try {
        const result = await prepared.graph.execute(prepared, request);
        observe({ request, transport: 'sse', startedAt, prepared, errors: errorsOf(result) });
        return result as ExecutionResult;
      } catch (error) {
        const errors = refusalErrors(error, request);
        observe({ request, transport: 'sse', startedAt, prepared, errors });
        return { errors, data: null } as unknown as ExecutionResult;
      }
    },

    subscribe({ contextValue }: ExecutionArgs & { contextValue: Run }) {
      const { prepared, request, connection, startedAt, id, lastEventId } = contextValue;
      try {
        const write = connection.begin(id);
        const events = connection.streams.add(
          live().subscribe(prepared, request, { write, after: lastEventId }),
        );
        observe({ request, transport: 'sse', startedAt, prepared, stream: events });
        return events as AsyncGenerator<ExecutionResult>;
      } catch (error) {
        connection.complete(id);
        const errors = refusalErrors(error, request);
        observe({ request, transport: 'sse', startedAt, prepared, errors });
        return only({ errors });
      }
    },

    // A refused operation has no context.
    onComplete: (run: Run | undefined) => run?.connection.complete(run.id),
  });
}

/** A refusal is the only event of its stream: what is read by a browser can't say why in its status. */
async function* only(result: { errors: readonly GraphQLFormattedError[] }): AsyncGenerator<ExecutionResult> {
  yield result as unknown as ExecutionResult;
}
