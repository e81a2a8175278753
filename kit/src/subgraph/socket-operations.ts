import type { IncomingMessage } from 'node:http';
import { type ExecutionArgs, type ExecutionResult, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { CloseCode, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import { CityError } from '../errors/city-error.ts';
import type { Logger } from '../log/log.ts';
import type { TokenVerifier } from '../request-identity/access-token.ts';
import type { Viewer } from '../request-identity/viewer.ts';
import { answerFor } from './error-format.ts';
import { invalidQuery, type OperationReader } from './operation.ts';
import { languageOfHeaders, requestIdOf, viewerOf } from './request-headers.ts';
import type { StreamCount } from './stream-count.ts';
import type { CreateContext, SubgraphRequest } from './subgraph-request.ts';
import { openSubscription } from './subscription-stream.ts';

/** What is known of a socket: the upgrade request, and since connection_init who holds it. */
export type SocketState = {
  upgrade: IncomingMessage;
  close: (code: number, reason: string) => void;
  request?: SubgraphRequest;
  expiry?: NodeJS.Timeout;
};

type StreamArgs = ExecutionArgs & { open: () => Promise<AsyncIterableIterator<ExecutionResult>> };

/** The protocol side of subscriptions: graphql-ws decides the order of messages, this answers its questions. */
export function createSocketOperations<C extends object>(options: {
  schema: GraphQLSchema;
  reader: OperationReader;
  createContext: CreateContext<C>;
  verifyToken: TokenVerifier;
  streams: StreamCount;
  log: Logger;
}): Server<SocketState> {
  const { schema, reader, createContext, verifyToken, streams, log } = options;

  return makeServer<Record<string, unknown> | undefined, SocketState>({
    async onConnect({ extra, connectionParams }) {
      const { headers } = extra.upgrade;
      const requestId = requestIdOf(headers);
      const own = log.child({ requestId });
      try {
        const viewer = await viewerOf(connectionParams?.authorization ?? headers.authorization, verifyToken);
        extra.request = { viewer, requestId, language: languageOfHeaders(headers), log: own };
        extra.expiry = closeAtExpiry(viewer, extra);
        return true;
      } catch (error) {
        refuse(error, extra, own);
        return false;
      }
    },

    onSubscribe({ extra }, _id, payload) {
      const { request } = extra;
      // graphql-ws lets nobody subscribe before connection_init was accepted.
      if (!request) throw new Error('A subscription came before its connection was accepted.');
      try {
        return streamArgs(payload, request);
      } catch (error) {
        return [answerFor(error, request)];
      }
    },

    subscribe: (args) => (args as StreamArgs).open().catch(failedStream),

    onError: ({ extra }, _id, _payload, errors) =>
      extra.request
        ? errors.map((error) => answerFor(error, extra.request as SubgraphRequest).answer)
        : undefined,

    onClose({ extra }) {
      clearTimeout(extra.expiry);
    },
  });

  function streamArgs(payload: SubscribePayload, request: SubgraphRequest): StreamArgs {
    const operation = reader.read(payload, request.language);
    if (operation.definition.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw invalidQuery('On a socket, only subscriptions are answered.', request.language);
    }
    const variables = payload.variables ?? {};
    return {
      schema,
      document: operation.document,
      operationName: payload.operationName,
      open: () =>
        openSubscription({
          schema,
          operation,
          variables,
          createContext,
          request,
          streams,
          isStartCursorWanted: payload.extensions?.startCursor === true,
        }),
    };
  }
}

/** A stream that could not be opened fails at its first event: graphql-ws then ends it with an error message. */
function failedStream(error: unknown): AsyncIterableIterator<never> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => Promise.reject(error),
  };
}

function closeAtExpiry(viewer: Viewer, { close }: SocketState): NodeJS.Timeout | undefined {
  if (!viewer.expiresAt) return undefined;
  const timer = setTimeout(
    () => close(CloseCode.Forbidden, 'Token expired'),
    Math.max(0, viewer.expiresAt.getTime() - Date.now()),
  );
  return timer.unref();
}

function refuse(error: unknown, { close }: SocketState, log: Logger): void {
  if (error instanceof CityError && error.code === 'UNAUTHENTICATED') {
    close(CloseCode.Forbidden, error.reason === 'TOKEN_EXPIRED' ? 'Token expired' : 'Forbidden');
    return;
  }
  log.error({ err: error }, 'A socket could not be accepted.');
  close(CloseCode.InternalServerError, 'Try again');
}
