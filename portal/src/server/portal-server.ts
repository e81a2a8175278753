import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { AuthRoutes } from './auth-routes.ts';
import { addCookies, readCookies, writeCookie } from './cookies.ts';
import type { PortalEnvironment } from './environment.ts';
import { forwardedFor, forwardedForHeader } from './forwarded-for.ts';
import { GraphqlProxy } from './graphql-proxy.ts';
import { HealthRoutes } from './health-routes.ts';
import { LiveProxy } from './live-proxy.ts';
import type { Logger } from './log.ts';
import { OpenId } from './open-id.ts';
import { isPage, withLanguage } from './page-address.ts';
import { Seal } from './sealed-value.ts';
import { contentSecurityPolicy, createNonce, setSecurityHeaders } from './security-headers.ts';
import { SessionCookie } from './session-cookie.ts';
import { SessionKeeper } from './session-keeper.ts';
import { offerRenewal, renewalHeader } from './token-renewal.ts';

export type Pages = {
  render: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

export type PortalServer = { port: number; health: HealthRoutes; stop: () => Promise<void> };

/** What a request passes, in order: security headers, health, the graph, signing in, language, session, page. */
export async function startPortalServer(
  environment: PortalEnvironment,
  pages: Pages,
  log: Logger,
): Promise<PortalServer> {
  const { PORTAL_URL: portalUrl, GATEWAY_URL: gatewayUrl } = environment;
  const secure = portalUrl.startsWith('https:');
  const seal = new Seal(environment.SESSION_SECRET);
  const sessionCookie = new SessionCookie(seal, { secure });
  const openId = new OpenId(environment);
  const keeper = new SessionKeeper({ cookie: sessionCookie, openId, log });
  const health = new HealthRoutes();
  const auth = new AuthRoutes({ openId, sessionCookie, keeper, seal, portalUrl, log });
  const graphql = new GraphqlProxy({ gatewayUrl, portalUrl, keeper, log });
  const live = new LiveProxy({ gatewayUrl, portalUrl, keeper, log });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.url ?? '/';
    if (!URL.canParse(address, portalUrl)) return void response.writeHead(400).end();
    const url = new URL(address, portalUrl);
    setSecurityHeaders(response, environment);
    if (url.pathname.startsWith('/health/')) return health.handle(response, url.pathname);
    if (url.pathname === '/graphql') return graphql.handle(request, response);
    if (url.pathname.startsWith('/auth/')) return auth.handle(request, response, url);
    const elsewhere = withLanguage(url.pathname, url.search, readCookies(request).get('city-language'));
    if (elsewhere !== null) return void response.writeHead(307, { Location: elsewhere }).end();
    if (isPage(url.pathname)) await preparePage(request, response, url);
    await pages.render(request, response);
  }

  async function preparePage(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const nonce = createNonce();
    const policy = contentSecurityPolicy(environment, nonce);
    response.setHeader('Content-Security-Policy', policy);
    const standing = await keeper.standing(request);
    const language = url.pathname.split('/')[1] ?? 'vi';
    const remembered = writeCookie('city-language', language, { maxAgeSeconds: 31_536_000, secure });
    addCookies(response, [...standing.cookies, remembered]);
    // From here on these headers come from the portal itself, whatever a client sent under their names.
    request.headers['content-security-policy'] = policy;
    request.headers['x-nonce'] = nonce;
    request.headers['x-city-path'] = `${url.pathname}${withoutNextParameters(url.searchParams)}`;
    request.headers['x-city-session'] = standing.kind;
    request.headers[forwardedForHeader] = forwardedFor(request);
    delete request.headers.authorization;
    delete request.headers[renewalHeader];
    if (standing.kind !== 'signed-in') return;
    const { accessToken } = standing.session;
    request.headers.authorization = `Bearer ${accessToken}`;
    // A form that was sent is not to be typed again. A page that is only read comes again with the new token instead.
    if (request.method === 'POST')
      request.headers[renewalHeader] = offerRenewal(response, () =>
        renewDuring(request, response, accessToken),
      );
  }

  /** While the cookie can still go with the answer: a renewal that the browser never hears of would end the session. */
  async function renewDuring(
    request: IncomingMessage,
    response: ServerResponse,
    accessToken: string,
  ): Promise<string | null> {
    if (response.headersSent) return null;
    keeper.noteRevoked(accessToken);
    const standing = await keeper.standing(request);
    if (response.headersSent) return null;
    addCookies(response, standing.cookies);
    return standing.kind === 'signed-in' ? standing.session.accessToken : null;
  }

  // Forms may bring a photograph from a phone; who sends nothing for so long is not waited for.
  const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000 };
  const server = createServer(timeouts, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ reason: error instanceof Error ? error.stack : String(error) }, 'A request failed.');
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const address = request.url ?? '/';
    if (!URL.canParse(address, portalUrl)) {
      socket.destroy();
      return;
    }
    if (new URL(address, portalUrl).pathname !== '/graphql') {
      pages.upgrade(request, socket, head);
      return;
    }
    live.handle(request, socket, head).catch((error: unknown) => {
      log.error({ reason: String(error) }, 'A live connection failed.');
      socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(environment.PORT, resolve);
  });
  return { port: (server.address() as AddressInfo).port, health, stop };

  async function stop(): Promise<void> {
    health.markDraining();
    live.stop();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), 1_000);
    await closed;
    clearTimeout(cut);
    graphql.stop();
  }
}

/** Next marks the requests it makes itself with parameters of its own; no link should carry them on. */
function withoutNextParameters(parameters: URLSearchParams): string {
  const kept = new URLSearchParams([...parameters].filter(([name]) => !name.startsWith('_rsc')));
  return kept.size > 0 ? `?${kept}` : '';
}
