import type { IncomingMessage } from 'node:http';

/** Behind our own proxy the last forwarded address is the one that it saw; those before it anyone can write. */
export function clientAddress(request: IncomingMessage, isBehindProxy: boolean): string {
  const forwarded = isBehindProxy ? [request.headers['x-forwarded-for'] ?? []].flat().join(',') : '';
  const last = forwarded.split(',').at(-1)?.trim();
  return last || (request.socket.remoteAddress ?? 'unknown');
}
