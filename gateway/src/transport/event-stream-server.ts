import type { IncomingMessage, ServerResponse } from 'node:http';
import { cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { Logger } from '@city/kit/log/log';
import { languageOf } from '@city/kit/request-identity/language';
import { Viewer } from '@city/kit/request-identity/viewer';
import { requestIdOf } from '@city/kit/subgraph/request-headers';
import type { Request, Response } from 'graphql-sse';
import type { Authenticate } from '../authentication/authentication.ts';
import { refusalErrors } from '../errors/answer-errors.ts';
import { gatewayErrors } from '../errors/gateway.errors.ts';
import type { RequestContext } from '../execution/request-context.ts';
import type { ClientAddresses } from '../limits/client-address.ts';
import type { ConnectionSeats } from '../limits/connection-seats.ts';
import { readBody } from '../limits/request-body.ts';
import type { CredentialWatch } from './credential-watch.ts';
import { EventConnection } from './event-connection.ts';
import { eventRequest, isForged, tokenOf } from './event-request.ts';
import {
  createGraphqlOverEvents,
  type EventHandler,
  type EventRequest,
  type GraphqlOverEventsOptions,
} from './graphql-over-events.ts';
import { leftUnread, refusalWith } from './graphql-over-http.ts';
import { type Reservation, Reservations } from './reservations.ts';
import { spreadOver } from './spread.ts';

export type EventStreamServerOptions = GraphqlOverEventsOptions & {
  seats: ConnectionSeats;
  addresses: ClientAddresses;
  authenticate: Authenticate;
  credentials: CredentialWatch;
  log: Logger;
  maximumBodyBytes: (viewer: Viewer) => number;
  maximumBufferedBytes: number;
  requestTimeoutMs: number;
};

type Parts = { raw: IncomingMessage; body: string | null; connection: EventConnection };

/** Server-sent events: what sockets give, for clients behind proxies that spoil these. */
export class EventStreamServer {
  private readonly options: EventStreamServerOptions;
  private readonly connections = new Set<EventConnection>();
  private readonly reservations = new Reservations();
  private readonly distinct: EventHandler;
  private isDraining = false;

  constructor(options: EventStreamServerOptions) {
    this.options = options;
    this.distinct = createGraphqlOverEvents(options, null);
  }

  get size(): number {
    return this.connections.size;
  }

  async answer(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const { authenticate, maximumBodyBytes, observe } = this.options;
    const request = this.contextOf(raw);
    response.setHeader('x-request-id', request.requestId);
    const startedAt = performance.now();
    try {
      if (isForged(raw)) throw cityError(gatewayErrors.PREFLIGHT_REQUIRED);
      request.viewer = await authenticate(raw.headers.authorization, request.address);
      const body = raw.method === 'POST' ? await readBody(raw, maximumBodyBytes(request.viewer)) : null;
      // A token can be taken back while a body comes slowly.
      if (body !== null) request.viewer = await authenticate(raw.headers.authorization, request.address);
      const token = tokenOf(raw);
      if (raw.method === 'PUT') await this.reserve(raw, request, response);
      else if (token === undefined) await this.serveDistinct({ raw, body }, request, response);
      else await this.serveReserved({ raw, body }, token, request, response);
    } catch (error) {
      const errors = refusalErrors(error, request);
      observe({ request, transport: 'sse', startedAt, errors });
      reply(response, refusalWith(error, errors));
    }
  }

  /** Sends all clients away, one after the other, so that they do not come back all at once. */
  drain(withinMs: number): Promise<void> {
    this.isDraining = true;
    return spreadOver([...this.connections], withinMs, (connection) =>
      connection.dismiss(cityError(gatewayErrors.GATEWAY_RESTARTING)),
    );
  }

  private async reserve(
    raw: IncomingMessage,
    request: RequestContext,
    response: ServerResponse,
  ): Promise<void> {
    const connection = this.connectionOf(request);
    const reservation = this.reservations.create(
      connection,
      (token) => createGraphqlOverEvents(this.options, token),
      (unused) =>
        void this.abandon(unused).catch((error) =>
          request.log.error({ err: error }, 'An unused stream could not be given up.'),
        ),
    );
    reply(response, await reservation.handler(eventRequest({ raw, body: null, connection })));
  }

  private async serveDistinct(
    parts: Omit<Parts, 'connection'>,
    request: RequestContext,
    response: ServerResponse,
  ): Promise<void> {
    const connection = this.connectionOf(request);
    whenClosed(response, connection.leaveSeat);
    const answered = await this.distinct(eventRequest({ ...parts, connection }));
    await this.send(answered, connection, response);
  }

  private async serveReserved(
    parts: Omit<Parts, 'connection'>,
    token: string,
    request: RequestContext,
    response: ServerResponse,
  ): Promise<void> {
    const reservation = this.reservations.find(token, request.viewer);
    if (!reservation) {
      reply(response, [null, { status: 404, statusText: 'Not Found' }]);
      return;
    }
    const { connection, handler } = reservation;
    const asked = eventRequest({ ...parts, connection });
    const answered = await handler({ ...asked, context: { ...asked.context, request } });
    if (isStream(answered[0])) {
      this.reservations.keep(reservation);
      whenClosed(response, () => {
        this.reservations.drop(reservation);
        connection.leaveSeat();
      });
    }
    await this.send(answered, connection, response);
  }

  private async send(
    answered: Response,
    connection: EventConnection,
    response: ServerResponse,
  ): Promise<void> {
    const [body, init] = answered;
    if (!isStream(body)) {
      reply(response, answered);
      return;
    }
    const { viewer } = connection.request;
    const endWatch = this.options.credentials.watch(viewer, (reason) =>
      connection.dismiss(cityError(sharedErrors[reason])),
    );
    this.connections.add(connection);
    const leave = () => {
      endWatch();
      this.connections.delete(connection);
      connection.streams.endAll();
      void body.return();
    };
    whenClosed(response, leave);
    connection.onDismissed = leave;
    connection.stream.open(response, init);
    // It was being opened when the others were sent away.
    if (this.isDraining) connection.dismiss(cityError(gatewayErrors.GATEWAY_RESTARTING));
    for await (const text of body) connection.stream.write(text);
    connection.stream.end();
  }

  /** Nobody came for the stream: what was begun on it is ended by opening and leaving it. */
  private async abandon({ handler, connection }: Reservation): Promise<void> {
    connection.leaveSeat();
    connection.streams.endAll();
    const headers = { get: (name: string) => (name === 'accept' ? 'text/event-stream' : undefined) };
    const context: EventRequest = { connection, request: connection.request };
    const unread: Pick<Request<unknown, EventRequest>, 'body' | 'method' | 'url'> = {
      body: null,
      method: 'GET',
      url: '/',
    };
    const [body] = await handler({ ...unread, headers, context, raw: undefined as never });
    if (isStream(body)) await body.return();
  }

  private connectionOf(request: RequestContext): EventConnection {
    const { maximumBufferedBytes, seats } = this.options;
    const seat = seats.open(request.address);
    if (!seat?.identify(request.viewer)) {
      seat?.leave();
      throw cityError(gatewayErrors.TOO_MANY_STREAMS);
    }
    const tooSlow = () => cityError(sharedErrors.SLOW_CONSUMER);
    return new EventConnection({ request, leaveSeat: seat.leave, maximumBufferedBytes, tooSlow });
  }

  private contextOf(raw: IncomingMessage): RequestContext {
    const { addresses, log, requestTimeoutMs } = this.options;
    const requestId = requestIdOf(raw.headers);
    return {
      viewer: Viewer.anonymous,
      address: addresses.of(raw),
      language: languageOf(raw.headers['accept-language']),
      requestId,
      log: log.child({ requestId }),
      deadline: performance.now() + requestTimeoutMs,
    };
  }
}

/** Also where the client left before it was answered. */
function whenClosed(response: ServerResponse, act: () => void): void {
  if (response.closed) act();
  else response.once('close', act);
}

function isStream(body: Response[0]): body is AsyncGenerator<string, void, undefined> {
  return typeof body === 'object' && body !== null;
}

function reply(response: ServerResponse, [body, { status, headers }]: Response): void {
  response.writeHead(status, { 'cache-control': 'no-store', ...headers, ...leftUnread(response) }).end(body);
}
