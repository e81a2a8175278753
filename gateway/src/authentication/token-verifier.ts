import { cityError } from '@city/kit/errors/city-error';
import { createTokenVerifier, type TokenVerifier } from '@city/kit/request-identity/access-token';
import { createStandardTokenVerifier } from '@city/kit/request-identity/standard-token';
import type { Environment } from '../environment.ts';
import { gatewayErrors } from '../errors/gateway.errors.ts';

/** Without an issuer nobody can say who holds a token: it is refused, rather than taken for none. */
export function tokenVerifierOf(environment: Environment): TokenVerifier {
  const { ISSUER_URL: issuer, JWKS_URL: jwksUrl, TOKEN_AUDIENCE: audience } = environment;
  if (issuer === undefined || jwksUrl === undefined) {
    return () => Promise.reject(cityError(gatewayErrors.TOKENS_NOT_ACCEPTED));
  }
  if (environment.TOKEN_FORM === 'city') return createTokenVerifier({ issuer, jwksUrl, audience });
  return createStandardTokenVerifier({
    issuer,
    jwksUrl,
    audience,
    algorithms: environment.TOKEN_ALGORITHMS,
  });
}
