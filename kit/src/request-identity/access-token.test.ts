import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestIdentity, type TestIdentity, type TestTokenOptions } from '../testing/test-identity.ts';
import { createTokenVerifier, graphAudience } from './access-token.ts';

let identity: TestIdentity;

beforeAll(async () => {
  identity = await createTestIdentity();
});

const now = () => Math.floor(Date.now() / 1000);

describe('an access token', () => {
  test('of a person gives the citizen, the memberships and the end', async () => {
    const token = await identity.token({
      subject: 'citizen-7',
      memberships: [
        { organizationId: 'o-1', scopes: ['stays:declare'], commune: 'Dương Đông' },
        { organizationId: 'o-2', scopes: ['stays:inspect'] },
      ],
    });
    const viewer = await identity.verifyToken(token);
    expect(viewer).toMatchObject({ kind: 'citizen', citizenId: 'citizen-7', clientId: 'portal', token });
    expect(viewer.organizationIdsWith('stays:declare')).toEqual(['o-1']);
    expect(viewer.expiresAt?.getTime()).toBeGreaterThan(Date.now());
  });

  test('names the sign-in it came from and the epoch of its rights; one of before has neither', async () => {
    const told = await identity.verifyToken(await identity.token({ sessionId: 's-1', epoch: 3 }));
    expect(told).toMatchObject({ sessionId: 's-1', epoch: 3 });
    const city = { kind: 'citizen', memberships: [] };
    const untold = await identity.verifyToken(await identity.token({ claims: { city } }));
    expect(untold).toMatchObject({ sessionId: null, epoch: 0 });
  });

  test('of a service client has no citizen', async () => {
    const viewer = await identity.verifyToken(
      await identity.token({ kind: 'client', claims: { client_id: 'hotel' } }),
    );
    expect(viewer).toMatchObject({ kind: 'client', citizenId: null, clientId: 'hotel' });
  });

  test('that has expired says so; within the tolerance for clocks it still counts', async () => {
    await expect(identity.token({ expiresInSeconds: -6 }).then(identity.verifyToken)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'TOKEN_EXPIRED',
    });
    await expect(identity.token({ expiresInSeconds: -2 }).then(identity.verifyToken)).resolves.toBeDefined();
  });

  test.each<[string, TestTokenOptions]>([
    ['an ID token', { header: { typ: 'JWT' } }],
    ['of another issuer', { claims: { iss: 'http://evil.test' } }],
    ['for another audience', { claims: { aud: 'urn:other' } }],
    ['not valid yet', { claims: { nbf: now() + 60 } }],
    ['issued in the future', { claims: { iat: now() + 60 } }],
    ['without an end', { claims: { exp: undefined } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['without memberships', { claims: { city: { kind: 'citizen' } } }],
    ['of a kind that does not exist', { claims: { city: { kind: 'admin', memberships: [] } } }],
    ['of no epoch that counts', { claims: { city: { kind: 'citizen', epoch: -1, memberships: [] } } }],
    ['of an unknown key', { header: { kid: '../../dev/null' } }],
  ])('is refused when it is %s, and not told why', async (_name, options) => {
    await expect(identity.token(options).then(identity.verifyToken)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: undefined,
    });
  });

  test('is refused without a signature, with the public key as a secret, and with a key of its own', async () => {
    const [header = '', payload = ''] = (await identity.token()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const own = await generateKeyPair('EdDSA', { extractable: true });
    const forged = [
      new UnsecuredJWT(claims).encode(),
      `${header}.${payload}.`,
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'test' })
        .sign(new TextEncoder().encode('the public key of the issuer, as text')),
      await new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', jwk: await exportJWK(own.publicKey), kid: 'test' })
        .sign(own.privateKey),
      // Nothing that the header points to is fetched, and no key is looked for by what it says.
      await new SignJWT(claims)
        .setProtectedHeader({
          alg: 'EdDSA',
          typ: 'at+jwt',
          jku: 'http://evil.test/jwks',
          kid: "x' OR '1'='1",
        })
        .sign(own.privateKey),
      `${Buffer.from('{"alg":"nOnE","typ":"at+jwt"}').toString('base64url')}.${payload}.`,
      'not.a.token',
      '',
    ];
    for (const token of forged) {
      await expect(identity.verifyToken(token)).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: undefined,
      });
    }
  });
});

describe('the keys of the identity service', () => {
  let server: Server;
  const published: JWK[] = [];
  let requests = 0;
  let address: string;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      requests += 1;
      response.end(JSON.stringify({ keys: published }));
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    address = `http://localhost:${(server.address() as AddressInfo).port}/jwks`;
  });

  afterAll(() => server.close());

  /** A token as the identity service makes it, under a key that it publishes. */
  async function issue(alg: string, kid: string): Promise<string> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    published.push({ ...(await exportJWK(publicKey)), kid, alg });
    return new SignJWT({ client_id: 'portal', city: { kind: 'citizen', memberships: [] } })
      .setProtectedHeader({ alg, typ: 'at+jwt', kid })
      .setIssuer(identity.issuer)
      .setAudience(graphAudience)
      .setSubject('citizen-1')
      .setJti('1')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  }

  test('are fetched with the first token, once', async () => {
    const token = await issue('EdDSA', 'k1');
    const verify = createTokenVerifier({ issuer: identity.issuer, jwksUrl: address });
    expect(requests).toBe(0);
    await Promise.all([verify(token), verify(token), verify(token)]);
    await verify(token);
    expect(requests).toBe(1);
  });

  test.each(['ES256', 'RS256'])('count only for EdDSA, though one for %s be published', async (alg) => {
    const token = await issue(alg, alg);
    const verify = createTokenVerifier({ issuer: identity.issuer, jwksUrl: address });
    await expect(verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('that cannot be fetched are our fault and not that of the token', async () => {
    const verify = createTokenVerifier({ issuer: identity.issuer, jwksUrl: 'http://localhost:9/jwks' });
    await expect(identity.token().then(verify)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});
