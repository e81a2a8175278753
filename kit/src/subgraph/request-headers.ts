import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { unauthenticated } from '../errors/city-error.ts';
import type { Language } from '../errors/localized.ts';
import type { TokenVerifier } from '../request-identity/access-token.ts';
import { bearerToken } from '../request-identity/bearer-token.ts';
import { languageOf } from '../request-identity/language.ts';
import { Viewer } from '../request-identity/viewer.ts';

export const requestIdHeader = 'x-request-id';

export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers[requestIdHeader];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

export function languageOfHeaders(headers: IncomingHttpHeaders): Language {
  return languageOf(headers['accept-language']);
}

/** Nobody without a header; refused with one that is not a valid token: a half-valid identity is none. */
export async function viewerOf(authorization: unknown, verifyToken: TokenVerifier): Promise<Viewer> {
  const token = bearerToken(authorization);
  if (token === undefined) return Viewer.anonymous;
  if (token === null) throw unauthenticated();
  return verifyToken(token);
}
