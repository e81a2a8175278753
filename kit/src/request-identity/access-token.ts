import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { tokenExpired, unauthenticated, upstreamUnavailable } from '../errors/city-error.ts';
import { rememberVerified } from './verified-tokens.ts';
import { Viewer } from './viewer.ts';

export type TokenVerifier = {
  (token: string): Promise<Viewer>;
  /** Whether it was found good before and need not be checked again. */
  knows?: (token: string) => boolean;
};

export const graphAudience = 'urn:city:graph';

export const clockToleranceSeconds = 5;

const claimsSchema = z.object({
  sub: z.string().min(1),
  client_id: z.string().min(1),
  iat: z.number(),
  exp: z.number(),
  sid: z.string().min(1).optional(),
  auth_time: z.int().min(0).optional(),
  city: z.object({
    kind: z.enum(['citizen', 'client']),
    epoch: z.int().min(0).default(0),
    assurance: z.enum(['SELF_DECLARED', 'VERIFIED']).optional(),
    memberships: z.array(
      z.object({
        organizationId: z.string(),
        kind: z.string(),
        roles: z.array(z.string()),
        scopes: z.array(z.string()),
        commune: z.string().nullable(),
      }),
    ),
  }),
});

/**
 * Checks access tokens against the keys of the identity service. The keys are fetched with the first token and
 * kept, so that a service starts, and goes on, while identity is down.
 */
export function createTokenVerifier(options: {
  issuer: string;
  jwksUrl: string;
  audience?: string;
  /** Where the keys come from; tests hand in their own. */
  keys?: JWTVerifyGetKey;
}): TokenVerifier {
  const keys =
    options.keys ??
    createRemoteJWKSet(new URL(options.jwksUrl), { timeoutDuration: 2_000, cacheMaxAge: 600_000 });

  return rememberVerified(async (token) => {
    const claims = await verifiedClaims(token, keys, options.issuer, options.audience ?? graphAudience);
    const { city, sub, client_id: clientId, exp, sid, auth_time: authTime } = claims;
    return new Viewer({
      kind: city.kind,
      citizenId: city.kind === 'citizen' ? sub : null,
      clientId,
      memberships: city.memberships,
      token,
      expiresAt: new Date(exp * 1000),
      sessionId: sid ?? null,
      epoch: city.epoch,
      assurance: city.assurance ?? null,
      authenticatedAt: authTime === undefined ? null : new Date(authTime * 1000),
    });
  });
}

async function verifiedClaims(token: string, keys: JWTVerifyGetKey, issuer: string, audience: string) {
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ['EdDSA'],
      typ: 'at+jwt',
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'client_id', 'iat', 'exp', 'jti', 'city'],
    }));
  } catch (error) {
    throw tokenRefusal(error);
  }
  const claims = claimsSchema.safeParse(payload);
  // `jose` looks at the time of issue only together with a maximum age.
  const latestIssue = Date.now() / 1000 + clockToleranceSeconds;
  if (!claims.success || claims.data.iat > latestIssue) throw unauthenticated();
  return claims.data;
}

/** One answer to every bad token, since the difference helps only who forges them. */
export function tokenRefusal(error: unknown) {
  if (error instanceof errors.JWTExpired) return tokenExpired();
  const isKeySourceDown =
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC';
  return isKeySourceDown ? upstreamUnavailable('identity') : unauthenticated();
}
