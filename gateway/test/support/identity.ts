import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { RevocationSource } from './revocation-source.ts';

export type TokenOptions = {
  subject?: string;
  scopes?: string[];
  organizationId?: string;
  expiresInSeconds?: number;
  sessionId?: string;
  epoch?: number;
  claims?: Record<string, unknown>;
};

/** An issuer with its keys at an address, as the gateway meets it in earnest. */
export async function startIdentity() {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' };
  const revocations = new RevocationSource();
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/internal/revocations')) return revocations.answer(request, response);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    revocationsUrl: `${issuer}/internal/revocations`,
    revocations,
    token({
      subject = 'ann',
      scopes = [],
      organizationId = 'o1',
      expiresInSeconds = 300,
      sessionId,
      epoch = 0,
      claims = {},
    }: TokenOptions = {}) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: issuer,
        aud: 'urn:city:graph',
        sub: subject,
        client_id: 'portal',
        jti: crypto.randomUUID(),
        iat: now,
        exp: now + expiresInSeconds,
        sid: sessionId,
        city: {
          kind: 'citizen',
          epoch,
          memberships: [{ organizationId, kind: 'TEAM', roles: [], scopes, commune: null }],
        },
        ...claims,
      })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'test' })
        .sign(privateKey);
    },
    stop: () => server.close(),
  };
}

export type Identity = Awaited<ReturnType<typeof startIdentity>>;
