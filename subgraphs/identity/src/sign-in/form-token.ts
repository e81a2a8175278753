import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Ties a form to the interaction for which this server rendered it. */
export class FormTokens {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  of(interactionUid: string): string {
    return this.derive('sign-in form', interactionUid);
  }

  /** A secret of this server about one interaction. */
  derive(purpose: string, interactionUid: string): string {
    return createHmac('sha256', this.#key).update(`${purpose}:${interactionUid}`).digest('base64url');
  }

  matches(interactionUid: string, given: string | null): boolean {
    const expected = Buffer.from(this.of(interactionUid));
    const actual = Buffer.from(given ?? '');
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }
}

/** Browsers say where a form was posted from; programs without these headers still need cookie and form token. */
export function isFromElsewhere(request: IncomingMessage, issuer: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  // A proxy may have put its own name for us into Host.
  const ours = [host, new URL(issuer).host];
  return !URL.canParse(origin) || !ours.includes(new URL(origin).host);
}
