import type { IncomingMessage } from 'node:http';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { createHandler, type Response } from 'graphql-http';
import { Viewer } from '../request-identity/viewer.ts';
import { CacheHints } from './cache-hints.ts';
import { AnsweredError, answerFor } from './error-format.ts';
import { executeOperation } from './execution.ts';
import { invalidQuery, type Operation, type OperationReader } from './operation.ts';
import { logOperation } from './operation-log.ts';
import type { CreateContext, SubgraphRequest } from './subgraph-request.ts';

export type HttpOperations = (
  raw: IncomingMessage,
  sent: Buffer,
  request: SubgraphRequest,
) => Promise<Response>;

// Fatal: bytes that are no UTF-8 would otherwise become replacement characters inside somebody's name.
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Queries and mutations. graphql-http knows media types and status codes; what is executed is decided here. */
export function createHttpOperations<C extends object>(options: {
  schema: GraphQLSchema;
  reader: OperationReader;
  createContext: CreateContext<C>;
}): HttpOperations {
  const { schema, reader, createContext } = options;
  const hints = new CacheHints(schema);

  return async (raw, sent, request) => {
    const startedAt = performance.now();
    const errors: GraphQLError[] = [];
    let operation: Operation | undefined;
    let publicSeconds = 0;

    const handle = createHandler({
      onSubscribe(_request, params) {
        try {
          operation = reader.read(params, request.language);
        } catch (error) {
          return [answerFor(error, request)];
        }
        return {
          schema,
          document: operation.document,
          operationName: params.operationName,
          variableValues: params.variables,
        };
      },
      async execute({ variableValues }) {
        if (!operation) throw new Error('An operation was executed before it was read.');
        try {
          const seconds = hints.publicSeconds(operation);
          // What is kept for everybody is made for nobody: who asks can't have a part in it.
          const asked = seconds > 0 ? { ...request, viewer: Viewer.anonymous } : request;
          const context = createContext(asked);
          const variables = { ...variableValues };
          const result = await executeOperation({ schema, operation, variables, context, request: asked });
          if (!result.errors) publicSeconds = seconds;
          return result;
        } catch (error) {
          return { errors: [answerFor(error, request)] };
        }
      },
      formatError(error) {
        // What is not ours comes from graphql-http and is about the form of the request.
        const answered =
          error instanceof AnsweredError ? error : invalidQuery(error.message, request.language);
        errors.push(answered);
        return answered;
      },
    });

    const [body, init] = await handle({
      method: raw.method ?? '',
      url: raw.url ?? '',
      headers: raw.headers,
      body: () => utf8.decode(sent),
      raw,
      context: undefined,
    });
    logOperation(request, operation, { startedAt, errors });
    if (publicSeconds === 0) return [body, init];
    const kept = { 'cache-control': `public, max-age=${publicSeconds}`, vary: 'accept-language' };
    return [body, { ...init, headers: { ...init.headers, ...kept } }];
  };
}
