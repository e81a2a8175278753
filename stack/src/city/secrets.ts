import { createPrivateKey, generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError, type SubgraphName, subgraphNames } from './settings.ts';

/** What this city alone knows: made once, kept in its data folder, readable by its owner only. */
export type CitySecrets = {
  postgresPassword: string;
  databasePasswords: Record<SubgraphName, string>;
  gatewaySigningSecret: string;
  /** JWKS with the private Ed25519 key that signs access tokens. */
  oidcSigningKeys: string;
  oidcCookieKeys: string;
  nationalIdEncryptionKey: string;
  nationalIdHashKey: string;
  filesSigningSecret: string;
  portalClientSecret: string;
  portalSessionSecret: string;
  demoPassword: string;
  demoClientKey: string;
};

const secret = () => randomBytes(32).toString('base64url');

function signingKeys(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })).export({ format: 'jwk' });
  return JSON.stringify({
    keys: [{ ...jwk, alg: 'EdDSA', use: 'sig', kid: randomBytes(8).toString('hex') }],
  });
}

const words = ['bien', 'cat', 'dua', 'gio', 'hai', 'ngoc', 'rung', 'sao', 'song', 'thuyen', 'tieu', 'vang'];

/** Easy to type from the terminal into the sign-in page. */
function demoPassword(): string {
  const pick = () => words[randomInt(words.length)];
  return `${pick()}-${pick()}-${pick()}-${randomInt(1000, 10_000)}`;
}

function makeSecrets(): CitySecrets {
  return {
    postgresPassword: secret(),
    databasePasswords: Object.fromEntries(subgraphNames.map((name) => [name, secret()])) as Record<
      SubgraphName,
      string
    >,
    gatewaySigningSecret: secret(),
    oidcSigningKeys: signingKeys(),
    oidcCookieKeys: JSON.stringify([secret()]),
    nationalIdEncryptionKey: randomBytes(32).toString('base64'),
    nationalIdHashKey: randomBytes(32).toString('base64'),
    filesSigningSecret: secret(),
    portalClientSecret: secret(),
    portalSessionSecret: secret(),
    demoPassword: demoPassword(),
    demoClientKey: secret(),
  };
}

const fileOf = (dataDirectory: string) => join(dataDirectory, 'secrets.json');

/** Reads the secrets of the city in this folder, or null where there is none. They are their owner's only. */
export function readSecrets(dataDirectory: string): CitySecrets | null {
  const file = fileOf(dataDirectory);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CitySecrets;
  } catch (error) {
    throw new StartError(
      `${file} can't be read (${(error as Error).message}): are you the user who started the city? Else set DATA_DIR.`,
    );
  }
}

/** Reads the secrets, or makes them. The file appears whole or not at all. */
export function ensureSecrets(dataDirectory: string): CitySecrets {
  const known = readSecrets(dataDirectory);
  if (known) return known;
  const made = makeSecrets();
  const file = fileOf(dataDirectory);
  writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}
