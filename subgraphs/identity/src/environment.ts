import { readEnvironment } from '@city/kit/environment/environment';
import {
  flag,
  httpUrl,
  integer,
  logLevel,
  port,
  postgresUrl,
  secret,
  text,
  variable,
} from '@city/kit/environment/variables';
import { z } from 'zod';
import type { VaultKeys } from './protection/personal-data-vault.ts';
import { upstreamPath } from './upstream/upstream-path.ts';
import type { UpstreamSettings } from './upstream/upstream-provider.ts';

const keySetSchema = z.object({
  keys: z
    .array(z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() }))
    .min(1),
});

export type SigningKeys = z.infer<typeof keySetSchema>;

/** The keys that sign tokens: the first signs, the others verify what they signed before a change of keys. */
const signingKeys = variable('a JSON Web Key Set with Ed25519 private keys', (text) =>
  readJson(text, keySetSchema),
);

/** The first signs new cookies, the others are still accepted. */
const cookieKeys = variable('a JSON list of keys of at least 32 characters', (text) =>
  readJson(text, z.array(z.string().min(32)).min(1)),
);

/** `accommodation=http://localhost:4003,procedures=http://localhost:4002`; nobody when empty. */
const personalDataSources = variable('names and addresses: accommodation=http://…', (text) => {
  const pairs = text.split(',').map((pair) => pair.trim().split('=', 2));
  const isRight = pairs.every(([name, url]) => name && url && URL.canParse(url));
  return isRight ? new Map(pairs as [string, string][]) : undefined;
}).default(new Map());

/** What sealed personal data before the key was changed; kept until `reseal-personal-data.js` has run, and longer. */
const formerKeys = variable('a JSON list of keys of at least 32 characters', (text) =>
  readJson(text, z.array(z.string().min(32))),
).default([]);

const protection = {
  NATIONAL_ID_FORMER_ENCRYPTION_KEYS: formerKeys,
  NATIONAL_ID_ENCRYPTION_KEY: secret(32),
  NATIONAL_ID_HASH_KEY: secret(32),
};

export type ServiceEnvironment = ReturnType<typeof readServiceEnvironment>;

export function readServiceEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const environment = readEnvironment(
    {
      PORT: port(4001),
      DATABASE_URL: postgresUrl(),
      GATEWAY_SIGNING_SECRET: secret(32),
      LOG_LEVEL: logLevel(),
      ISSUER_URL: httpUrl('http://localhost:4001'),
      JWKS_URL: httpUrl().optional(),
      PORTAL_URL: httpUrl('http://localhost:3000'),
      OIDC_SIGNING_KEYS: signingKeys,
      OIDC_COOKIE_KEYS: cookieKeys,
      /** The longest term of an investigation, after which a look under a criminal inquiry is shown to the person. */
      CRIMINAL_INQUIRY_SEALED_DAYS: integer({ minimum: 0, maximum: 3_650, fallback: 120 }),
      /** Signs the addresses under which people fetch copies of their data. */
      FILES_SIGNING_SECRET: secret(32),
      /** Who else holds data of people, to be asked for copies of it. */
      PERSONAL_DATA_SOURCES: personalDataSources,
      /** Takes citizen IDs of the province 099, which does not exist. */
      DEMONSTRATION: flag(false),
      /** Without a carrier messages to phones lie in `text-messages` in it. */
      FILES_DIRECTORY: text({ expected: 'a folder', fallback: './data/identity' }),
      /** A mail server, `smtps://user:password@host`; without one e-mails lie in `e-mails` in FILES_DIRECTORY. */
      SMTP_URL: text({ expected: 'smtp://… or smtps://…' }).optional(),
      EMAIL_FROM: text({
        expected: 'an address',
        fallback: 'Đặc khu Phú Quốc <khong-tra-loi@phuquoc.example>',
      }),
      /** A carrier of short messages: gets `POST {id, to, text}` with the token as bearer. */
      TEXT_MESSAGES_URL: httpUrl().optional(),
      TEXT_MESSAGES_TOKEN: secret(16).optional(),
      /** What passkeys are bound to: the domain of the provider, or one above it and the portal. */
      PASSKEY_DOMAIN: text({ expected: 'a domain', fallback: '' }),
      /** Another OpenID provider through which people may come; off without its issuer. */
      UPSTREAM_ISSUER: httpUrl().optional(),
      UPSTREAM_CLIENT_ID: text({ expected: 'a client id', fallback: '' }),
      UPSTREAM_CLIENT_SECRET: text({ expected: 'a client secret', fallback: '' }),
      UPSTREAM_NAME: text({ expected: 'its name, or its names as Vietnamese|English', fallback: 'VNeID' }),
      UPSTREAM_SCOPE: text({ expected: 'scopes', fallback: 'openid profile' }),
      UPSTREAM_NATIONAL_ID_CLAIM: text({ expected: 'a claim', fallback: 'national_id' }),
      /** In a quarter of an hour, each with a message to a phone; 0 is without limit. Many people may share one address. */
      REGISTRATIONS_PER_NETWORK: integer({ minimum: 0, maximum: 100_000, fallback: 50 }),
      /** For a proxy in front that ends TLS and writes X-Forwarded-For, -Host and -Proto. */
      TRUST_PROXY: flag(false),
      ...protection,
    },
    source,
  );
  return {
    ...environment,
    JWKS_URL: environment.JWKS_URL ?? `${environment.ISSUER_URL}/jwks`,
    PASSKEY_DOMAIN: environment.PASSKEY_DOMAIN || new URL(environment.ISSUER_URL).hostname,
  };
}

/** Without the two DEMO_ variables no demo person, business or client is made. */
export function readSeedEnvironment(source: NodeJS.ProcessEnv = process.env) {
  return readEnvironment(
    {
      DATABASE_URL: postgresUrl(),
      LOG_LEVEL: logLevel(),
      DEMO_PASSWORD: secret(8).optional(),
      DEMO_CLIENT_KEY: secret(16).optional(),
      PORTAL_CLIENT_SECRET: secret(32).optional(),
      ...protection,
    },
    source,
  );
}

export function readVerificationEnvironment(source: NodeJS.ProcessEnv = process.env) {
  return readEnvironment(
    { DATABASE_URL: postgresUrl(), OIDC_SIGNING_KEYS: signingKeys, ...protection },
    source,
  );
}

/** Null where no other provider is configured. */
export function upstreamSettings(environment: ServiceEnvironment): UpstreamSettings | null {
  const { UPSTREAM_ISSUER: issuer, UPSTREAM_NAME: name } = environment;
  if (!issuer) return null;
  const [vi = name, en = vi] = name.split('|');
  return {
    issuer,
    clientId: environment.UPSTREAM_CLIENT_ID,
    clientSecret: environment.UPSTREAM_CLIENT_SECRET,
    names: { vi, en },
    scope: environment.UPSTREAM_SCOPE,
    nationalIdClaim: environment.UPSTREAM_NATIONAL_ID_CLAIM,
    redirectUri: `${environment.ISSUER_URL}${upstreamPath}`,
  };
}

function readJson<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function readProtectionEnvironment(source: NodeJS.ProcessEnv = process.env) {
  return readEnvironment({ DATABASE_URL: postgresUrl(), ...protection }, source);
}

/** The keys of personal data, for the vault. */
export function vaultKeysOf(environment: ReturnType<typeof readProtectionEnvironment>): VaultKeys {
  return {
    encryptionKey: environment.NATIONAL_ID_ENCRYPTION_KEY,
    formerEncryptionKeys: environment.NATIONAL_ID_FORMER_ENCRYPTION_KEYS,
    hashKey: environment.NATIONAL_ID_HASH_KEY,
  };
}
