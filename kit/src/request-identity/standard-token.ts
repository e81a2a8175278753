import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { unauthenticated } from '../errors/city-error.ts';
import { clockToleranceSeconds, type TokenVerifier, tokenRefusal } from './access-token.ts';
import { rememberVerified } from './verified-tokens.ts';
import { Viewer } from './viewer.ts';

/** Only those with a public key: a secret that signs would have to be where tokens are checked. */
export const tokenAlgorithms = ['EdDSA', 'ES256', 'ES384', 'PS256', 'RS256'] as const;

export type TokenAlgorithm = (typeof tokenAlgorithms)[number];

const claimsSchema = z.object({
  sub: z.string().min(1),
  exp: z.number(),
  client_id: z.string().min(1).optional(),
  azp: z.string().min(1).optional(),
  scope: z.string().optional(),
  scp: z.union([z.string(), z.array(z.string())]).optional(),
  sid: z.string().min(1).optional(),
});

/**
 * Checks access tokens of any OpenID provider: scopes are those of `scope` (RFC 9068) or `scp`, held in no
 * organisation; a token whose subject is its client is a program's.
 */
export function createStandardTokenVerifier(options: {
  issuer: string;
  jwksUrl: string;
  audience: string;
  algorithms: readonly TokenAlgorithm[];
  /** Where the keys come from; tests hand in their own. */
  keys?: JWTVerifyGetKey;
}): TokenVerifier {
  const { issuer, audience, jwksUrl } = options;
  const keys =
    options.keys ?? createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 2_000, cacheMaxAge: 600_000 });
  return rememberVerified(async (token) => {
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...options.algorithms],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['sub', 'exp'],
      }));
    } catch (error) {
      throw tokenRefusal(error);
    }
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) throw unauthenticated();
    return viewerOf(claims.data, token);
  });
}

function viewerOf(
  { sub, exp, sid, scope, scp, ...client }: z.infer<typeof claimsSchema>,
  token: string,
): Viewer {
  const clientId = client.client_id ?? client.azp ?? null;
  const isProgram = sub === clientId;
  const scopes = [scope ?? '', ...(Array.isArray(scp) ? scp : [scp ?? ''])].flatMap((text) =>
    text.split(' '),
  );
  return new Viewer({
    kind: isProgram ? 'client' : 'citizen',
    citizenId: isProgram ? null : sub,
    clientId,
    memberships: [
      {
        organizationId: '',
        kind: '',
        roles: [],
        scopes: scopes.filter((each) => each !== ''),
        commune: null,
      },
    ],
    token,
    expiresAt: new Date(exp * 1000),
    sessionId: sid ?? null,
  });
}
