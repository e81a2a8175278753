import { EnvironmentError } from '@city/kit/environment/environment';
import { expect, test } from 'vitest';
import { readServiceEnvironment } from './environment.ts';

const valid = {
  DATABASE_URL: 'postgresql://identity:secret@localhost:5433/city',
  GATEWAY_SIGNING_SECRET: 'g'.repeat(32),
  OIDC_SIGNING_KEYS: JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'x', d: 'd' }] }),
  OIDC_COOKIE_KEYS: JSON.stringify(['c'.repeat(32)]),
  NATIONAL_ID_ENCRYPTION_KEY: 'e'.repeat(32),
  NATIONAL_ID_HASH_KEY: 'h'.repeat(32),
  FILES_SIGNING_SECRET: 'f'.repeat(32),
};

test('what is not given has the address of a city on one machine', () => {
  expect(readServiceEnvironment(valid)).toMatchObject({
    PORT: 4001,
    ISSUER_URL: 'http://localhost:4001',
    JWKS_URL: 'http://localhost:4001/jwks',
    PORTAL_URL: 'http://localhost:3000',
    TRUST_PROXY: false,
  });
});

test('all mistakes are told at once, and no secret with them', () => {
  const read = () =>
    readServiceEnvironment({
      ...valid,
      OIDC_SIGNING_KEYS: '{"keys":[{"kty":"RSA"}]}',
      OIDC_COOKIE_KEYS: 'plain-text-key-that-is-no-list',
      NATIONAL_ID_HASH_KEY: 'too-short',
    });
  expect(read).toThrow(EnvironmentError);
  try {
    read();
  } catch (error) {
    const { message } = error as Error;
    for (const name of ['OIDC_SIGNING_KEYS', 'OIDC_COOKIE_KEYS', 'NATIONAL_ID_HASH_KEY'])
      expect(message).toContain(name);
    expect(message).not.toMatch(/too-short|plain-text-key/);
  }
});
