import type { IncomingMessage } from 'node:http';
import { CityError, cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { Logger } from '@city/kit/log/log';
import { languageOf } from '@city/kit/request-identity/language';
import { requestIdOf } from '@city/kit/subgraph/request-headers';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { MessageType, makeServer, type Server } from 'graphql-ws';
import { type Authenticate, isTokenRefusal } from '../authentication/authentication.ts';
import { refusalErrors } from '../errors/answer-errors.ts';
import { gatewayErrors } from '../errors/gateway.errors.ts';
import type { PreparedOperation } from '../execution/graph.ts';
import type { RequestContext } from '../execution/request-context.ts';
import type { Admit } from '../limits/admission.ts';
import type { ClientAddresses } from '../limits/client-address.ts';
import type { Seat } from '../limits/connection-seats.ts';
import type { LiveEvent } from '../live/live-event.ts';
import type { LiveStreams } from '../live/live-streams.ts';
import { errorsOf, type Observe } from '../observability/access-log.ts';
import { closeCodes } from './close-codes.ts';
import type { CredentialWatch } from './credential-watch.ts';
import type { FollowedStreams } from './followed-streams.ts';
import { isObject, withoutText } from './request-params.ts';

/** What is known of a socket: how it was opened, and since connection_init who holds it. */
export type SocketState = {
  upgrade: IncomingMessage;
  seat: Seat;
  streams: FollowedStreams;
  /** Queues a message for the client, of which the end is that of others' too, or closes a socket that does not read. */
  writeShared: (begin: Buffer, end: Buffer) => void;
  close: (code: number, reason: string) => void;
  client?: Pick<RequestContext, 'viewer' | 'address' | 'language' | 'requestId' | 'log'>;
  /** Ends the watch over the token. */
  endWatch?: () => void;
  /** It was closed, perhaps while its token was still looked at. */
  hasLeft?: boolean;
};

export type GraphqlOverSocketOptions = {
  admit: Admit;
  addresses: ClientAddresses;
  live: () => LiveStreams;
  authenticate: Authenticate;
  observe: Observe;
  credentials: CredentialWatch;
  log: Logger;
  maximumSubscriptions: number;
  requestTimeoutMs: number;
};

type Run = ExecutionArgs & {
  prepared: PreparedOperation;
  request: RequestContext;
  startedAt: number;
  /** The id under which the client knows this operation. */
  id: string;
  socket: SocketState;
};

const initWithinMs = 3_000;

/** The protocol's side of a socket. Queries and mutations pass the same rooms as by HTTP. */
export function createGraphqlOverSocket(options: GraphqlOverSocketOptions): Server<SocketState> {
  const { admit, addresses, live, authenticate, credentials, observe, log } = options;
  const { maximumSubscriptions, requestTimeoutMs } = options;

  return makeServer<Record<string, unknown> | undefined, SocketState>({
    connectionInitWaitTimeout: initWithinMs,
    // The protocol wants a text in each payload. A document that is asked for by its hash has none.
    jsonMessageReviver: (key, value) => (key === 'payload' && isObject(value) ? withoutText(value) : value),

    async onConnect({ extra, connectionParams }) {
      const { headers } = extra.upgrade;
      const requestId = requestIdOf(headers);
      const own = log.child({ requestId });
      const given = lowercased(connectionParams);
      try {
        const address = addresses.of(extra.upgrade);
        const viewer = await authenticate(given.authorization ?? headers.authorization, address);
        if (extra.hasLeft) return false;
        const language = languageOf(textOf(given['accept-language']) ?? headers['accept-language']);
        if (!extra.seat.identify(viewer)) {
          extra.close(closeCodes.tooManySockets, 'Too many sockets');
          return false;
        }
        extra.client = { viewer, address, language, requestId, log: own };
        extra.endWatch = credentials.watch(viewer, (reason) => extra.close(closeCodes.forbidden, reason));
        return true;
      } catch (error) {
        const isLimited = error instanceof CityError && error.code === 'RATE_LIMITED';
        if (isTokenRefusal(error)) extra.close(closeCodes.forbidden, error.reason ?? 'UNAUTHENTICATED');
        else if (isLimited) extra.close(closeCodes.tooManySockets, 'Too many tokens that are not good');
        else {
          own.error({ err: error }, 'A socket could not be accepted.');
          extra.close(closeCodes.internalError, 'Try again');
        }
        return false;
      }
    },

    onSubscribe({ extra: socket, subscriptions }, id, payload) {
      const startedAt = performance.now();
      const request = requestOf(socket);
      try {
        if (Math.max(Object.keys(subscriptions).length, socket.streams.size + 1) > maximumSubscriptions) {
          throw cityError(gatewayErrors.TOO_MANY_OPERATIONS, { maximum: maximumSubscriptions });
        }
        const prepared = admit(payload, request);
        const { document, node } = prepared.operation;
        const run: Run = {
          schema: prepared.graph.supergraph.schema,
          document,
          operationName: node.name?.value,
          prepared,
          request,
          startedAt,
          id,
          socket,
        };
        return run;
      } catch (error) {
        return refusal(error, request, startedAt, observe);
      }
    },

    async execute(args) {
      const { prepared, request, startedAt } = args as Run;
      try {
        const result = await prepared.graph.execute(prepared, request);
        observe({ request, transport: 'socket', startedAt, prepared, errors: errorsOf(result) });
        return result as ExecutionResult;
      } catch (error) {
        const errors = refusalErrors(error, request);
        observe({ request, transport: 'socket', startedAt, prepared, errors });
        return { errors, data: null } as unknown as ExecutionResult;
      }
    },

    subscribe(args) {
      const { prepared, request, startedAt, id, socket } = args as Run;
      try {
        const begin = Buffer.from(`{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`);
        const write = ({ socketTail }: LiveEvent) => socket.writeShared(begin, socketTail);
        const events = socket.streams.add(live().subscribe(prepared, request, { write }));
        observe({ request, transport: 'socket', startedAt, prepared, stream: events });
        return events as AsyncGenerator<ExecutionResult>;
      } catch (error) {
        const errors = refusalErrors(error, request);
        observe({ request, transport: 'socket', startedAt, prepared, errors });
        return { errors } as unknown as ExecutionResult;
      }
    },

    // Answers are masked and formatted where they are made: here they are only written.
    onNext: (_context, _id, _payload, _args, result) => result as Record<string, unknown>,

    onClose({ extra }) {
      extra.hasLeft = true;
      extra.endWatch?.();
      extra.streams.endAll();
    },
  });

  function requestOf({ client }: SocketState): RequestContext {
    // graphql-ws lets nobody subscribe before connection_init was accepted.
    if (!client) throw cityError(sharedErrors.UNAUTHENTICATED);
    return { ...client, deadline: performance.now() + requestTimeoutMs };
  }
}

function refusal(
  error: unknown,
  request: RequestContext,
  startedAt: number,
  observe: Observe,
): GraphQLError[] {
  const errors = refusalErrors(error, request);
  observe({ request, transport: 'socket', startedAt, errors });
  return errors.map(({ message, extensions }) => new GraphQLError(message, { extensions }));
}

function lowercased(params: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
