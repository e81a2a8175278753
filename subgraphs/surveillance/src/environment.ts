import { readEnvironment } from '@city/kit/environment/environment';
import { httpUrl, integer, logLevel, port, postgresUrl, secret } from '@city/kit/environment/variables';

/** The only reader of `process.env`. */
export function readSettings() {
  const environment = readEnvironment({
    PORT: port(4004),
    DATABASE_URL: postgresUrl(),
    ISSUER_URL: httpUrl('http://localhost:4001'),
    JWKS_URL: httpUrl().optional(),
    GATEWAY_SIGNING_SECRET: secret(),
    LOG_LEVEL: logLevel(),
    /** A device that has not reported for so long is OFFLINE. */
    DEVICE_SILENT_MINUTES: integer({ minimum: 1, maximum: 1_440, fallback: 5 }),
  });
  return { ...environment, JWKS_URL: environment.JWKS_URL ?? `${environment.ISSUER_URL}/jwks` };
}

export function readSeedSettings() {
  return readEnvironment({ DATABASE_URL: postgresUrl(), LOG_LEVEL: logLevel() });
}
