// First, so that the packages that the others import are kept compiled.
import '@city/kit/service/compile-cache';
import { Health } from '@city/kit/health/health';
import { createLog, type Logger } from '@city/kit/log/log';
import { runService } from '@city/kit/service/run-service';
import { listen, within } from '@city/kit/subgraph/http-server';
import { Policies } from './access/policies.ts';
import { createAuthentication } from './authentication/authentication.ts';
import { Revocations } from './authentication/revocations.ts';
import { tokenVerifierOf } from './authentication/token-verifier.ts';
import { type Environment, readGatewayEnvironment } from './environment.ts';
import { createGraph } from './execution/create-graph.ts';
import { Admission } from './limits/admission.ts';
import { ClientAddresses } from './limits/client-address.ts';
import { ConnectionSeats } from './limits/connection-seats.ts';
import { RateLimits } from './limits/rate-limits.ts';
import { RefusedTokens } from './limits/refused-tokens.ts';
import { LiveStreams } from './live/live-streams.ts';
import { showGateway } from './observability/gateway-metrics.ts';
import { createObserver } from './observability/observe-operations.ts';
import { traceRequests } from './observability/trace-requests.ts';
import { supergraphSourceOf } from './supergraph/choose-source.ts';
import { RunningGraph } from './supergraph/running-graph.ts';
import { CredentialWatch } from './transport/credential-watch.ts';
import { EventStreamServer } from './transport/event-stream-server.ts';
import { Explorer } from './transport/explorer.ts';
import { createGraphqlOverHttp } from './transport/graphql-over-http.ts';
import { createGraphqlOverSocket } from './transport/graphql-over-socket.ts';
import { closeWhenFinished, createHttpServer } from './transport/http-server.ts';
import { SocketServer } from './transport/socket-server.ts';
import { TrustedDocuments } from './trusted-documents/trusted-documents.ts';
import { openUsage } from './usage/open-usage.ts';

export type Gateway = { port: number; live: LiveStreams; stop: () => Promise<void> };

const graphqlPath = '/graphql';
/** A stream of server-sent events carries one subscription, the socket of a page a few. */
const streamsForSocket = 4;
/** A process that takes 15 s to stop is ended. */
const stopWithinMs = 14_000;
const forgetSourceAfterMs = 500;

/** What a request passes, in order: authentication, limits, access, execution or live, errors, the access log. */
export async function startGateway(
  environment: Environment,
  log: Logger = createLog({ service: 'gateway', level: environment.LOG_LEVEL }),
): Promise<Gateway> {
  const health = new Health({ log });

  const revocations = new Revocations({
    url: environment.REVOCATIONS_URL,
    secret: environment.GATEWAY_SIGNING_SECRET,
    log,
  });
  await revocations.start();
  if (environment.REVOCATIONS_URL) health.addFigure('revocationsAgeSeconds', () => revocations.ageSeconds);

  const authenticate = createAuthentication(
    tokenVerifierOf(environment),
    revocations,
    new RefusedTokens(environment.BAD_TOKENS_PER_ADDRESS),
  );

  const trusted = new TrustedDocuments(environment.trustMode, environment.trustedDocumentFiles);
  await trusted.loadFirst();

  const policies = new Policies(environment.POLICIES);
  const source = supergraphSourceOf(environment, { policies, log, onChange: (sdl) => graphs.offer(sdl) });
  const graphs = new RunningGraph(await source.readFirst(), {
    policies,
    create: (supergraph) => createGraph(supergraph, environment, { trusted, log }),
    onReplaced: (graph) => live.moveTo(graph),
    finishWithinMs: environment.REQUEST_TIMEOUT_MS,
    log,
  });
  health.addCheck('supergraph', () => graphs.current.supergraph.id);

  const usage = openUsage(environment, log);
  const observe = createObserver(usage.counts);

  const addresses = new ClientAddresses(environment.trustedProxies);
  const { admit } = new Admission({
    graph: () => graphs.current,
    trusted,
    rates: new RateLimits({
      address: environment.RATE_PER_ADDRESS,
      citizen: environment.RATE_PER_CITIZEN,
      client: environment.RATE_PER_CLIENT,
    }),
    maximumCost: environment.MAX_COST,
  });

  const live = new LiveStreams({
    graph: graphs.current,
    secret: environment.GATEWAY_SIGNING_SECRET,
    log,
    eventTimeoutMs: environment.REQUEST_TIMEOUT_MS,
    lingerMs: environment.LIVE_LINGER_MS,
    isRevoked: (viewer) => revocations.isRevoked(viewer),
  });
  // First silent, then sent away.
  revocations.onChange(() => live.dropRevoked());
  const credentials = new CredentialWatch(revocations);

  const seats = new ConnectionSeats({
    person: environment.MAX_SOCKETS_PER_PERSON,
    client: environment.MAX_SOCKETS_PER_CLIENT,
    address: environment.MAX_SOCKETS_PER_ADDRESS,
  });

  const asked = {
    admit,
    addresses,
    authenticate,
    observe,
    log,
    requestTimeoutMs: environment.REQUEST_TIMEOUT_MS,
  };
  const followed = {
    ...asked,
    live: () => live,
    credentials,
    maximumSubscriptions: environment.MAX_SUBSCRIPTIONS_PER_SOCKET,
  };

  const sockets = new SocketServer({
    seats,
    addresses,
    operations: createGraphqlOverSocket(followed),
    log,
    maximumMessageBytes: environment.MAX_SOCKET_MESSAGE_BYTES,
    maximumBufferedBytes: environment.MAX_SOCKET_BUFFERED_BYTES,
  });

  const eventStreams = new EventStreamServer({
    ...followed,
    seats: new ConnectionSeats({
      person: environment.MAX_SOCKETS_PER_PERSON * streamsForSocket,
      client: environment.MAX_SOCKETS_PER_CLIENT * streamsForSocket,
      address: environment.MAX_SOCKETS_PER_ADDRESS * streamsForSocket,
    }),
    maximumBodyBytes: () => environment.MAX_SOCKET_MESSAGE_BYTES,
    maximumBufferedBytes: environment.MAX_SOCKET_BUFFERED_BYTES,
  });

  const server = createHttpServer({
    graphqlPath,
    health,
    explorer: environment.EXPLORER ? new Explorer() : undefined,
    answerGraphql: traceRequests(
      createGraphqlOverHttp({
        ...asked,
        maximumBodyBytes: (viewer) =>
          viewer.kind === 'anonymous' ? environment.MAX_BODY_BYTES : environment.MAX_BODY_BYTES_SIGNED_IN,
      }),
    ),
    sockets,
    eventStreams,
    allowedOrigins: environment.allowedOrigins,
    patience: { headersMs: environment.HEADERS_TIMEOUT_MS, requestMs: environment.RECEIVE_TIMEOUT_MS },
    log,
  });

  const hide = showGateway({ health, graphs, live, sockets, eventStreams });
  const port = await listen(server, environment.PORT);
  log.info({ port, supergraph: graphs.current.supergraph.id }, 'The gateway listens.');

  source.watch();
  trusted.watch(log);

  async function stop(): Promise<void> {
    health.markDraining();
    trusted.close();
    graphs.stopTaking();
    const unwatched = source
      .stop()
      .catch((error) => log.warn({ err: error }, 'What the supergraph comes from did not stop well.'));
    // Still listening meanwhile: whoever asks whether it is ready is told that it is not.
    const { DRAIN_OVER_MS, REQUEST_TIMEOUT_MS } = environment;
    await Promise.all([sockets, eventStreams].map((each) => each.drain(DRAIN_OVER_MS)));
    live.close();
    await revocations.stop();
    await closeWhenFinished(server, Math.min(REQUEST_TIMEOUT_MS, stopWithinMs - DRAIN_OVER_MS));
    // A file that is being read, on a disk that does not answer, is no reason to stay.
    await within(forgetSourceAfterMs, unwatched);
    await graphs.close();
    await usage.stop();
    hide();
    log.info('The gateway has stopped.');
  }

  return { port, live, stop };
}

// Tests start gateways of their own.
if (import.meta.main) {
  await runService({
    name: 'gateway',
    start: () => startGateway(readGatewayEnvironment()),
    isCallerTrusted: false,
  });
}
