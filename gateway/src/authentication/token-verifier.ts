import { cityError } from '@city/kit/errors/city-error';
import { createTokenVerifier, type TokenVerifier } from '@city/kit/request-identity/access-token';
import type { Environment } from '../environment.ts';
import { gatewayErrors } from '../errors/gateway.errors.ts';

/** Without an issuer nobody can say who holds a token: it is refused, rather than taken for none. */
export function tokenVerifierOf({ ISSUER_URL, JWKS_URL, TOKEN_AUDIENCE }: Environment): TokenVerifier {
  if (ISSUER_URL === undefined || JWKS_URL === undefined) {
    return () => Promise.reject(cityError(gatewayErrors.TOKENS_NOT_ACCEPTED));
  }
  return createTokenVerifier({ issuer: ISSUER_URL, jwksUrl: JWKS_URL, audience: TOKEN_AUDIENCE });
}
