import type { IncomingMessage } from 'node:http';

const limitBytes = 8_192;

export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limitBytes) throw new Error('The form is too large.');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** Only ever a path inside the portal: an address from a link must not send people elsewhere after signing in. */
export function pathInside(returnTo: string | null, fallback: string): string {
  if (returnTo === null || !/^\/(?![/\\])/.test(returnTo)) return fallback;
  const url = new URL(returnTo, 'http://portal.invalid');
  return url.host === 'portal.invalid' ? `${url.pathname}${url.search}` : fallback;
}
