import { readEnvironment } from '@city/kit/environment/environment';
import { httpUrl, logLevel, port, postgresUrl, secret, text } from '@city/kit/environment/variables';

export function readServiceEnvironment() {
  const values = readEnvironment({
    PORT: port(4003),
    DATABASE_URL: postgresUrl(),
    ISSUER_URL: httpUrl('http://localhost:4001'),
    JWKS_URL: httpUrl().optional(),
    /** Where jobs reach identity, if not at the issuer's address. */
    IDENTITY_URL: httpUrl().optional(),
    GATEWAY_SIGNING_SECRET: secret(32),
    LOG_LEVEL: logLevel(),
  });
  return {
    ...values,
    JWKS_URL: values.JWKS_URL ?? `${values.ISSUER_URL}/jwks`,
    IDENTITY_URL: values.IDENTITY_URL ?? values.ISSUER_URL,
  };
}

export function readSeedEnvironment() {
  return readEnvironment({
    DATABASE_URL: postgresUrl(),
    LOG_LEVEL: logLevel(),
    SEED: text({ expected: 'any text; the same one gives the same city', fallback: 'phu-quoc' }),
  });
}
