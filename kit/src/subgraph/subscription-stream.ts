import { createSourceEventStream, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { answerFor } from './error-format.ts';
import { EventStream } from './event-stream.ts';
import { answeredResult, executeOperation, type Variables } from './execution.ts';
import type { Operation } from './operation.ts';
import { logOperation } from './operation-log.ts';
import type { StreamCount } from './stream-count.ts';
import type { CreateContext, SubgraphRequest } from './subgraph-request.ts';

export type Subscription<C extends object> = {
  schema: GraphQLSchema;
  operation: Operation;
  variables: Variables;
  createContext: CreateContext<C>;
  request: SubgraphRequest;
  streams: StreamCount;
  /**
   * The gateway asks for it with `extensions: { startCursor: true }`. The first message is then
   * `{ extensions: { startCursor } }` without data, so that it can resume the stream before its first event.
   */
  isStartCursorWanted?: boolean;
};

/**
 * Opens the source of a subscription and executes the operation for each event in a context of its own, so that
 * no loader remembers an earlier event's rows and every event is authorised anew. Fails by throwing an
 * AnsweredError, at the start and later: the transport has one way to end a stream with an error.
 */
export async function openSubscription<C extends object>(
  subscription: Subscription<C>,
): Promise<AsyncIterableIterator<ExecutionResult>> {
  const { schema, operation, variables, createContext, request, streams } = subscription;
  const startedAt = performance.now();
  const source = await openSource(subscription);
  streams.open += 1;
  let events = 0;

  const { startCursor } = source as { startCursor?: unknown };
  const greeting =
    subscription.isStartCursorWanted && typeof startCursor === 'string' ? { startCursor } : undefined;
  return new EventStream({
    source,
    greeting: greeting && { extensions: greeting },
    toResult: (event) => {
      events += 1;
      const context = createContext(request);
      return executeOperation({ schema, operation, variables, context, request, rootValue: event });
    },
    toFailure: (error) => answerFor(error, request),
    onEnd(failure) {
      streams.open -= 1;
      logOperation(request, operation, { startedAt, events, errors: failure ? [failure] : [] });
    },
  });
}

async function openSource<C extends object>(subscription: Subscription<C>): Promise<AsyncIterable<unknown>> {
  const { schema, operation, variables, createContext, request } = subscription;
  const startedAt = performance.now();
  const opened = await createSourceEventStream({
    schema,
    document: operation.document,
    operationName: operation.definition.name?.value,
    variableValues: variables,
    contextValue: createContext(request),
  });
  if (Symbol.asyncIterator in opened) return opened;
  const { errors = [] } = answeredResult(opened, {
    schema,
    definition: operation.definition,
    variables,
    request,
  });
  logOperation(request, operation, { startedAt, errors });
  throw errors[0] ?? answerFor(new Error('A subscription gave neither events nor an error.'), request);
}
