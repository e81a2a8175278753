import type { ServerResponse } from 'node:http';

/**
 * No script but our own passkey button, nothing from elsewhere, no frame. The form's target is followed by redirects,
 * which browsers check too: so the portal is in the list.
 */
export function pageHeaders(portalUrl: string): Record<string, string> {
  const portalOrigin = new URL(portalUrl).origin;
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self'",
      `form-action 'self' ${portalOrigin}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    // Not `no-referrer`: browsers would send the form with `Origin: null`.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}

export function sendPage(
  response: ServerResponse,
  page: { status: number; body: string; portalUrl: string; headers?: Record<string, string> },
): void {
  response.writeHead(page.status, { ...pageHeaders(page.portalUrl), ...page.headers });
  response.end(page.body);
}
