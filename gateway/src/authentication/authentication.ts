import { CityError, tokenExpired, tokenRevoked, unauthenticated } from '@city/kit/errors/city-error';
import type { TokenVerifier } from '@city/kit/request-identity/access-token';
import { bearerToken } from '@city/kit/request-identity/bearer-token';
import { Viewer } from '@city/kit/request-identity/viewer';
import type { RefusedTokens } from '../limits/refused-tokens.ts';
import type { Revocations } from './revocations.ts';

export type Authenticate = (authorization: unknown, address: string | undefined) => Promise<Viewer>;

/**
 * Who asks is what the access token says, and nothing else: no other header of a client is looked at here or passed
 * on. No token is an anonymous viewer; a token that is not good is refused rather than taken for none.
 * So is one that was good and has been taken back since. Who sends bad ones pays for their being looked at.
 */
export function createAuthentication(
  verifyToken: TokenVerifier,
  revocations: Pick<Revocations, 'isRevoked'>,
  refused: RefusedTokens,
): Authenticate {
  return async (authorization, address) => {
    const token = bearerToken(authorization);
    if (token === undefined) return Viewer.anonymous;
    if (token === null) throw unauthenticated();
    const isKnown = verifyToken.knows?.(token) === true;
    const check = () => verifyToken(token);
    const viewer = await (isKnown ? check() : refused.whileAllowed(address, check));
    if (viewer.hasExpired(new Date(Date.now() - 5_000))) throw tokenExpired();
    if (revocations.isRevoked(viewer)) throw tokenRevoked();
    return viewer;
  };
}

export function isTokenRefusal(error: unknown): error is CityError {
  return error instanceof CityError && error.code === 'UNAUTHENTICATED';
}
