import type { IncomingMessage } from 'node:http';
import { readPortalEnvironment } from '#server/environment.ts';
import { createLog } from '#server/log.ts';
import { type Pages, startPortalServer } from '#server/portal-server.ts';
import { FakeGateway } from './fake-gateway.ts';
import { FakeIssuer } from './fake-issuer.ts';

const tellHeaders: Pages['render'] = async (request, response) => {
  const { authorization, 'x-city-session': session, 'x-city-path': path } = request.headers;
  response.end(JSON.stringify({ authorization, session, path }));
};

/** The portal's own server between a fake provider and a fake gateway; pages answer with the headers they were given. */
export async function startPortal(render: Pages['render'] = tellHeaders) {
  const issuer = await new FakeIssuer().start();
  const gateway = await new FakeGateway().start();
  const environment = readPortalEnvironment({
    NODE_ENV: 'test',
    PORT: '0',
    GATEWAY_URL: gateway.url,
    ISSUER_URL: issuer.url,
    PORTAL_URL: 'http://portal.test',
    PORTAL_CLIENT_SECRET: 'a-client-secret-of-some-length',
    SESSION_SECRET: 'a-session-secret-of-some-length',
    LOG_LEVEL: 'silent',
  });
  const pages = {
    render,
    upgrade: (_: IncomingMessage, socket: import('node:stream').Duplex) => socket.destroy(),
  };
  const start = () => startPortalServer(environment, pages, createLog('silent'));
  const portal = await start();
  const base = `http://localhost:${portal.port}`;
  const jar = new Map<string, string>();

  /** As a browser of one person would: keeps cookies, follows nothing. */
  async function visit(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${base}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (line.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async function signIn(returnTo = '/vi/account'): Promise<Response> {
    const leaving = await visit(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    const back = issuer.approve(new URL(leaving.headers.get('location') ?? ''));
    return visit(`${back.pathname}${back.search}`);
  }

  async function stop(): Promise<void> {
    await portal.stop();
    await Promise.all([issuer.stop(), gateway.stop()]);
  }

  return { issuer, gateway, portal, base, jar, visit, signIn, stop };
}
