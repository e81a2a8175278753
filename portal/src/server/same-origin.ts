import type { IncomingMessage } from 'node:http';

/**
 * Is this request made by a page of the portal itself? Browsers say so in headers that a page can't set.
 * Without either header it is no browser, and no other site's page can have made it with this browser's cookies,
 * except in browsers too old to be safe: those are refused.
 */
export function isSameOrigin(request: IncomingMessage, portalUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin, host } = request.headers;
  if (origin === undefined) return site === 'same-origin';
  if (origin === new URL(portalUrl).origin) return true;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
