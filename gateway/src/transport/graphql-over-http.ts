import type { IncomingMessage, ServerResponse } from 'node:http';
import { CityError, cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { Logger } from '@city/kit/log/log';
import { languageOf } from '@city/kit/request-identity/language';
import { Viewer } from '@city/kit/request-identity/viewer';
import { requestIdOf } from '@city/kit/subgraph/request-headers';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import { createHandler, type Response } from 'graphql-http';
import { type Authenticate, isTokenRefusal } from '../authentication/authentication.ts';
import { refusalErrors } from '../errors/answer-errors.ts';
import { gatewayErrors } from '../errors/gateway.errors.ts';
import { InvalidQuery } from '../errors/invalid-query.ts';
import type { PreparedOperation } from '../execution/graph.ts';
import type { RequestContext } from '../execution/request-context.ts';
import type { Admit } from '../limits/admission.ts';
import type { ClientAddresses } from '../limits/client-address.ts';
import { readBody } from '../limits/request-body.ts';
import { errorsOf, type Observe } from '../observability/access-log.ts';
import { isPreflighted } from './cors.ts';
import { readParams } from './request-params.ts';

export type GraphqlOverHttpOptions = {
  admit: Admit;
  authenticate: Authenticate;
  addresses: ClientAddresses;
  observe: Observe;
  log: Logger;
  maximumBodyBytes: (viewer: Viewer) => number;
  requestTimeoutMs: number;
};

type Execution = { prepared: PreparedOperation; request: RequestContext; startedAt: number };

/** The specification's GraphQL over HTTP by `graphql-http`, and in its hooks what this gateway does with a request. */
export function createGraphqlOverHttp(options: GraphqlOverHttpOptions) {
  const { admit, authenticate, addresses, observe, log, maximumBodyBytes, requestTimeoutMs } = options;

  /** Answers that are text already: what the handler is told of them is only their form. */
  const texts = new WeakMap<RequestContext, string | Buffer>();

  const handle = createHandler<IncomingMessage, RequestContext, Execution>({
    parseRequestParams: readParams,
    onSubscribe: ({ context: request }, params) => {
      const startedAt = performance.now();
      try {
        const prepared = admit(params, request);
        const execution: Execution = { prepared, request, startedAt };
        const { document, node } = prepared.operation;
        return {
          schema: prepared.graph.supergraph.schema,
          document,
          operationName: node.name?.value,
          contextValue: execution,
        };
      } catch (error) {
        return refuse(error, request, startedAt, observe);
      }
    },
    execute: async (args: ExecutionArgs) => {
      const { prepared, request, startedAt } = args.contextValue as Execution;
      const result = await execute(prepared, request);
      observe({ request, transport: 'http', startedAt, prepared, errors: errorsOf(result) });
      // Already formatted; the handler chooses the status by it.
      return result as ExecutionResult;
    },
    // What is executed or refused here is formatted already; the handler's own refusals are not.
    formatError: (error) => (error instanceof Error ? handlerError(error) : error),
  });

  async function execute(
    prepared: PreparedOperation,
    request: RequestContext,
  ): Promise<FormattedExecutionResult> {
    try {
      const { text, errors, hasData } = await prepared.graph.answer(prepared, request);
      texts.set(request, text);
      return { data: hasData ? {} : null, ...(errors.length > 0 ? { errors } : {}) };
    } catch (error) {
      return { errors: refusalErrors(error, request), data: null };
    }
  }

  return async (raw: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = requestIdOf(raw.headers);
    const request: RequestContext = {
      viewer: Viewer.anonymous,
      address: addresses.of(raw),
      language: languageOf(raw.headers['accept-language']),
      requestId,
      log: log.child({ requestId }),
      deadline: performance.now() + requestTimeoutMs,
    };
    response.setHeader('x-request-id', requestId);
    const startedAt = performance.now();
    try {
      if (raw.method === 'GET' && !isPreflighted(raw)) throw cityError(gatewayErrors.PREFLIGHT_REQUIRED);
      request.viewer = await authenticate(raw.headers.authorization, request.address);
      const body = raw.method === 'POST' ? await readBody(raw, maximumBodyBytes(request.viewer)) : null;
      // A token can be taken back while a body comes slowly.
      if (body !== null) request.viewer = await authenticate(raw.headers.authorization, request.address);
      const { url = '', method = '', headers } = raw;
      const [formed, init] = await handle({ url, method, headers, body, raw, context: request });
      send(response, [texts.get(request) ?? formed, init]);
    } catch (error) {
      const errors = refusalErrors(error, request);
      observe({ request, transport: 'http', startedAt, errors });
      send(response, refusalWith(error, errors));
    }
  };
}

function handlerError(error: Error): GraphQLError {
  if (error instanceof GraphQLError && error.extensions.code) return error;
  return new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function refuse(
  error: unknown,
  request: RequestContext,
  startedAt: number,
  observe: Observe,
): Response | readonly GraphQLError[] {
  const errors = refusalErrors(error, request);
  observe({ request, transport: 'http', startedAt, errors });
  // The specification wants 200 or 400 for a bad document, depending on what the client accepts: the handler knows.
  if (error instanceof InvalidQuery) {
    return errors.map(({ message, locations, extensions }) =>
      withLocations(new GraphQLError(message, { extensions }), locations),
    );
  }
  return refusalWith(error, errors);
}

function withLocations(error: GraphQLError, locations: GraphQLError['locations']): GraphQLError {
  return Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
}

function statusOf(error: unknown): number {
  if (isTokenRefusal(error)) return 401;
  if (!(error instanceof CityError)) return 500;
  if (error.reason === sharedErrors.REQUEST_TOO_LARGE.code) return 413;
  return { UPSTREAM_UNAVAILABLE: 503, RATE_LIMITED: 429 }[error.code as string] ?? 400;
}

/** A request that was not even looked at, and why, in its status and its body. */
export function refusalWith(error: unknown, errors: readonly GraphQLFormattedError[]): Response {
  const waitSeconds = error instanceof CityError ? error.retryAfterSeconds : undefined;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(waitSeconds === undefined ? {} : { 'retry-after': String(waitSeconds) }),
  };
  return [JSON.stringify({ errors }), { status: statusOf(error), statusText: '', headers }];
}

const answerHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

type Sent = readonly [body: Response[0] | Buffer, init: Response[1]];

function send(response: ServerResponse, [body, { status, headers }]: Sent): void {
  response.writeHead(status, { ...answerHeaders, ...headers, ...leftUnread(response) }).end(body);
}

/** What is still being sent is not waited for: the connection is closed instead. */
export function leftUnread({ req }: ServerResponse): { connection?: 'close' } {
  return req.complete ? {} : { connection: 'close' };
}
