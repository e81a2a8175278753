import { type CryptoKey, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { createStandardTokenVerifier } from './standard-token.ts';

const issuer = 'https://login.example';
const audience = 'shop';
const { publicKey, privateKey } = await generateKeyPair('RS256');
const verify = createStandardTokenVerifier({
  issuer,
  audience,
  jwksUrl: 'http://localhost:1/jwks',
  algorithms: ['RS256'],
  keys: async () => publicKey,
});

function token(
  claims: JWTPayload,
  { expiresIn = '5m', key = privateKey as CryptoKey | Uint8Array, alg = 'RS256' } = {},
) {
  return new SignJWT({ sub: 'ann', azp: 'web', ...claims })
    .setProtectedHeader({ alg, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(expiresIn)
    .sign(key);
}

describe('a token of any OpenID provider', () => {
  test.each([
    [{ scope: 'orders:read orders:write' }, ['orders:read', 'orders:write']],
    [{ scp: ['orders:read'] }, ['orders:read']],
    [{ scp: 'orders:read' }, ['orders:read']],
    [{}, []],
  ])('holds the scopes of %j', async (claims, scopes) => {
    const viewer = await verify(await token(claims));
    expect(viewer).toMatchObject({ kind: 'citizen', citizenId: 'ann', clientId: 'web' });
    expect(viewer.memberships.flatMap((membership) => membership.scopes)).toEqual(scopes);
  });

  test('is a program’s when its subject is its client', async () => {
    const viewer = await verify(await token({ sub: 'stock', client_id: 'stock' }));
    expect(viewer).toMatchObject({ kind: 'client', citizenId: null, clientId: 'stock' });
  });

  test('is refused when its time is over, its issuer or audience another, its algorithm not configured', async () => {
    const other = await generateKeyPair('ES256');
    const expired = await token({}, { expiresIn: '-1m' });
    const foreign = await token({ iss: 'https://evil.example' });
    await expect(verify(expired)).rejects.toMatchObject({ reason: 'TOKEN_EXPIRED' });
    await expect(verify(await token({}, { key: other.privateKey, alg: 'ES256' }))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await expect(verify(await token({}, { key: new Uint8Array(32), alg: 'HS256' }))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const strict = createStandardTokenVerifier({
      issuer: 'https://evil.example',
      audience,
      jwksUrl: 'http://localhost:1/jwks',
      algorithms: ['RS256'],
      keys: async () => publicKey,
    });
    await expect(strict(foreign)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
