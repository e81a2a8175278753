import type { IncomingMessage, ServerResponse } from 'node:http';

const allowedHeaders =
  'content-type, authorization, accept-language, x-request-id, graphql-require-preflight, apollo-require-preflight, last-event-id, x-graphql-event-stream-token';

/** Lets pages of the allowed origins read answers. No cookies are used, so none are allowed either. */
export function applyCors(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): void {
  response.setHeader('vary', 'origin');
  const { origin } = request.headers;
  if (!origin || !isAllowedOrigin(request, origins)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'x-request-id, retry-after');
  if (request.method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
  response.setHeader('access-control-allow-headers', allowedHeaders);
  response.setHeader('access-control-max-age', '3600');
}

/** The gateway's own page (the explorer) and the configured origins. Programs send no origin at all. */
export function isAllowedOrigin(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origins.includes(origin)) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
}

/**
 * A browser sends a GET to any site without asking. With one of these headers it has to ask first, so a GET without
 * them may be a page that forges requests.
 */
export function isPreflighted(request: IncomingMessage): boolean {
  const { headers } = request;
  return (
    headers['graphql-require-preflight'] !== undefined ||
    headers['apollo-require-preflight'] !== undefined ||
    headers['content-type']?.startsWith('application/json') === true
  );
}
