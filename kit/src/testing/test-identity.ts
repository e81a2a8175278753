import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { createTokenVerifier, graphAudience, type TokenVerifier } from '../request-identity/access-token.ts';
import type { Membership } from '../request-identity/viewer.ts';

export type TestTokenOptions = {
  subject?: string;
  kind?: 'citizen' | 'client';
  memberships?: Partial<Membership>[];
  expiresInSeconds?: number;
  sessionId?: string;
  epoch?: number;
  header?: Partial<JWTHeaderParameters>;
  /** Put over the claims of an ordinary token. */
  claims?: Record<string, unknown>;
};

export type TestIdentity = {
  issuer: string;
  verifyToken: TokenVerifier;
  token(options?: TestTokenOptions): Promise<string>;
};

/** An identity service of a test's own: signs tokens, and verifies them as a subgraph does. */
export async function createTestIdentity(): Promise<TestIdentity> {
  const issuer = 'http://identity.test';
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' };
  const keys = createLocalJWKSet({ keys: [key] });

  return {
    issuer,
    verifyToken: createTokenVerifier({ issuer, jwksUrl: `${issuer}/jwks`, keys }),
    token(options = {}) {
      const now = Math.floor(Date.now() / 1000);
      const memberships = (options.memberships ?? []).map((membership) => ({
        organizationId: 'organization-1',
        kind: 'LODGING_BUSINESS',
        roles: [],
        scopes: [],
        commune: null,
        ...membership,
      }));
      const claims = {
        iss: issuer,
        aud: graphAudience,
        sub: options.subject ?? 'citizen-1',
        client_id: 'portal',
        jti: crypto.randomUUID(),
        iat: now,
        exp: now + (options.expiresInSeconds ?? 300),
        sid: options.sessionId,
        city: { kind: options.kind ?? 'citizen', epoch: options.epoch ?? 0, memberships },
        ...options.claims,
      };
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'test', ...options.header })
        .sign(privateKey);
    },
  };
}
