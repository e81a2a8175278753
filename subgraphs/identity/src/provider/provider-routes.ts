import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@city/kit/log/log';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { serveAsset } from '../pages/assets.ts';
import { messagePage } from '../pages/layout.ts';
import { pageLanguage } from '../pages/page-language.ts';
import { sendPage } from '../pages/page-response.ts';
import { pageTexts } from '../pages/page-texts.ts';
import { interactionOfState } from '../sign-in/upstream-step.ts';
import { upstreamPath } from '../upstream/upstream-path.ts';

type SignInRoute = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

const providerPaths =
  /^\/(\.well-known\/(openid-configuration|oauth-authorization-server)|auth|token|jwks|session\/end)(\/|$)/;
const interactionPath = /^\/interaction\/[\w-]{1,64}(\/[a-z-]{1,20})?$/;

/** Everything of this process that is not GraphQL: the OpenID provider, its pages and their assets. */
export function createProviderRoutes(options: {
  provider: Provider;
  signInRoute: SignInRoute;
  portalUrl: string;
  log: Logger;
}) {
  const handleByProvider = options.provider.callback();

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (serveAsset(request, response, url.pathname)) return true;
    if (providerPaths.test(url.pathname)) {
      await handleByProvider(request, response);
      return true;
    }
    const interaction = url.pathname === upstreamPath && interactionOfState(url.searchParams.get('state'));
    if (interaction) {
      response.writeHead(303, { location: `/interaction/${interaction}/upstream${url.search}` }).end();
      return true;
    }
    if (!interactionPath.test(url.pathname)) return false;
    try {
      await options.signInRoute(request, response, url);
    } catch (error) {
      showProblem(error, request, response, options);
    }
    return true;
  };
}

function showProblem(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  { log, portalUrl }: { log: Logger; portalUrl: string },
): void {
  const isExpired = error instanceof errors.SessionNotFound;
  if (!isExpired) log.error({ err: error }, 'The sign-in page failed');
  const language = pageLanguage({ acceptLanguage: request.headers['accept-language'] });
  const t = pageTexts[language];
  const [status, title, lead] = isExpired ? [400, t.expired, t.expiredLead] : [500, t.failed, t.failedLead];
  sendPage(response, {
    status,
    portalUrl,
    body: messagePage({ language, title, lead, portalUrl, hasError: true }),
  });
}
