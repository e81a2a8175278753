import { readEnvironment } from '@city/kit/environment/environment';
import { httpUrl, integer, logLevel, port, postgresUrl, secret } from '@city/kit/environment/variables';

/** The only reader of `process.env`. */
export function readSettings() {
  const environment = readEnvironment({
    PORT: port(4005),
    DATABASE_URL: postgresUrl(),
    ISSUER_URL: httpUrl('http://localhost:4001'),
    JWKS_URL: httpUrl().optional(),
    GATEWAY_SIGNING_SECRET: secret(),
    LOG_LEVEL: logLevel(),
    /** Older measurements are rejected: a device that catches up after months should be looked at first. */
    MEASUREMENT_OLDEST_DAYS: integer({ minimum: 1, maximum: 3_650, fallback: 90 }),
  });
  return { ...environment, JWKS_URL: environment.JWKS_URL ?? `${environment.ISSUER_URL}/jwks` };
}

export function readSeedSettings() {
  return readEnvironment({ DATABASE_URL: postgresUrl(), LOG_LEVEL: logLevel() });
}
