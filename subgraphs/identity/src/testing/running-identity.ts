import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createLog } from '@city/kit/log/log';
import { graphAudience } from '@city/kit/request-identity/access-token';
import { signRequest } from '@city/kit/request-identity/gateway-signature';
import { seedId } from '@city/kit/seed/seed-id';
import { createTestDatabase } from '@city/kit/testing/test-database';
import { createStores } from '../context.ts';
import { openDatabase } from '../database.ts';
import { readServiceEnvironment, vaultKeysOf } from '../environment.ts';
import { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { claimsOfCitizen, scopeUnion } from '../provider/token-claims.ts';
import { seedIdentity } from '../seeding/seed-identity.ts';
import { twoFactors } from '../sign-in/assurance.ts';
import { startIdentity } from '../start-identity.ts';
import { signToken } from './sign-token.ts';

export const demo = { password: 'song-bien-cat-1234', clientKey: 'a demo client key of a test' };
export const portalSecret = randomBytes(32).toString('base64url');
export const portalUrl = 'http://portal.test';

type GraphqlAnswer = {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
};

export type RunningIdentity = Awaited<ReturnType<typeof startTestIdentity>>;

/** The whole service on a database of its own, seeded, as the gateway and browsers see it. */
export async function startTestIdentity(
  more: (issuer: string) => Promise<NodeJS.ProcessEnv> = async () => ({}),
) {
  const testDatabase = await createTestDatabase('identity');
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const filesDirectory = await mkdtemp(join(tmpdir(), 'city-identity-'));
  const gatewaySecret = randomBytes(32).toString('base64url');
  const { privateKey } = generateKeyPairSync('ed25519');
  const environment = readServiceEnvironment({
    PORT: String(port),
    DATABASE_URL: testDatabase.url,
    ISSUER_URL: issuer,
    PORTAL_URL: portalUrl,
    GATEWAY_SIGNING_SECRET: gatewaySecret,
    OIDC_SIGNING_KEYS: JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test' }] }),
    OIDC_COOKIE_KEYS: JSON.stringify([randomBytes(32).toString('base64url')]),
    NATIONAL_ID_ENCRYPTION_KEY: 'e'.repeat(32),
    NATIONAL_ID_HASH_KEY: 'h'.repeat(32),
    DEMONSTRATION: 'true',
    FILES_DIRECTORY: filesDirectory,
    ...(await more(issuer)),
    FILES_SIGNING_SECRET: 'f'.repeat(32),
  });
  const vault = new PersonalDataVault(vaultKeysOf(environment));
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const database = openDatabase(testDatabase.url);
  const stores = createStores(database, vault);
  await seedIdentity({ database, vault, demo, portalClientSecret: portalSecret });
  const service = await startIdentity(
    environment,
    createLog({ service: 'identity', level: 'debug', destination }),
  );

  return {
    issuer,
    filesDirectory,
    database,
    vault,
    logLines: lines,
    /** As the gateway asks: signed, with the caller's token. */
    async ask(query: string, options: { token?: string; variables?: object } = {}): Promise<GraphqlAnswer> {
      const body = JSON.stringify({ query, variables: options.variables });
      const signature = signRequest({ secret: gatewaySecret, method: 'POST', path: '/graphql', body });
      const response = await fetch(`${issuer}/graphql`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-city-signature': signature,
          ...(options.token && { authorization: `Bearer ${options.token}` }),
        },
      });
      return (await response.json()) as GraphqlAnswer;
    },
    /** As another service's job asks. */
    async handIn(notification: unknown, options: { header?: string } = {}) {
      const body = JSON.stringify(notification);
      const path = '/internal/notifications';
      const header = options.header ?? signRequest({ secret: gatewaySecret, method: 'POST', path, body });
      return fetch(`${issuer}${path}`, { method: 'POST', body, headers: { 'x-city-signature': header } });
    },
    /** What the provider would issue to a demo person at this moment, without the pages of signing in. */
    async tokenFor(name: string): Promise<string> {
      const subject = seedId('citizen', name);
      const city = await claimsOfCitizen(stores, subject, { acr: twoFactors });
      const now = Math.floor(Date.now() / 1000);
      const validity = { iat: now, exp: now + 300, jti: randomUUID() };
      const scope = scopeUnion(city);
      const claims = { iss: issuer, aud: graphAudience, sub: subject, client_id: 'portal', scope, city };
      return signToken({ ...claims, ...validity }, privateKey);
    },
    signInternally: (path: string) => signRequest({ secret: gatewaySecret, method: 'GET', path, body: '' }),
    /** As a gateway asks apart from the graph. */
    askInternally(path: string) {
      const header = signRequest({ secret: gatewaySecret, method: 'GET', path, body: '' });
      return fetch(`${issuer}${path}`, { headers: { 'x-city-signature': header } });
    },
    async stop() {
      await service.stop();
      await database.$disconnect();
      await testDatabase.drop();
      await rm(filesDirectory, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
