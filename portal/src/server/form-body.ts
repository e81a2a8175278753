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
  const base = 'http://portal.invalid';
  if (returnTo === null || !isPath(returnTo) || !URL.canParse(returnTo, base)) return fallback;
  const { host, pathname, search } = new URL(returnTo, base);
  // Read once more: `/.//host` is a path as it is given, and the address of another host once its dots are resolved.
  return host === 'portal.invalid' && isPath(pathname) ? `${pathname}${search}` : fallback;
}

const isPath = (text: string) => /^\/(?![/\\])/.test(text);
