import type { IncomingMessage } from 'node:http';

export const forwardedForHeader = 'x-forwarded-for';

/** Who asked, for a gateway that trusts this portal: what a proxy before it said, and whom it saw itself. */
export function forwardedFor(request: IncomingMessage): string {
  const before = request.headers[forwardedForHeader];
  const peer = request.socket.remoteAddress ?? 'unknown';
  return before === undefined ? peer : `${before}, ${peer}`;
}
