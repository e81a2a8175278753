import { join } from 'node:path';
import { createPool } from '@city/kit/database/pool';
import { EventFeed } from '@city/kit/feed/event-feed';
import { openDisk } from '@city/kit/files/file-disk';
import { createFileRoutes } from '@city/kit/files/file-routes';
import { SignedAddresses } from '@city/kit/files/signed-address';
import { Health } from '@city/kit/health/health';
import type { Logger } from '@city/kit/log/log';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { startSubgraphServer } from '@city/kit/subgraph/subgraph-server';
import { createAccessRootsRoute } from './access-record/access-roots.route.ts';
import { createLooksRoute } from './access-record/hand-in-looks.route.ts';
import { contextFactory, createStores } from './context.ts';
import { openDatabase } from './database.ts';
import { type ServiceEnvironment, upstreamSettings, vaultKeysOf } from './environment.ts';
import { startMaintenance } from './maintenance/maintenance-jobs.ts';
import { createHandInRoute } from './notification/hand-in.route.ts';
import { messageCarriers } from './notification/message-carriers.ts';
import { Passkeys } from './passkey/passkeys.ts';
import { personalDataJobs } from './personal-data/personal-data-jobs.ts';
import { PersonalDataVault } from './protection/personal-data-vault.ts';
import { OidcPayloadStore } from './provider/oidc-payload.store.ts';
import { createProvider } from './provider/provider.ts';
import { createProviderRoutes } from './provider/provider-routes.ts';
import { limitsWithoutNetworks, registrationLimits } from './registration/registration-limits.ts';
import { createRevocationsRoute } from './revocation/revocations.route.ts';
import { buildSubgraph } from './schema.ts';
import { SecondFactors } from './second-factor/second-factors.ts';
import { KnownBrowserStore } from './session/known-browser.store.ts';
import { AttemptStore } from './sign-in/attempt.store.ts';
import { FormTokens } from './sign-in/form-token.ts';
import { createSignInRoute } from './sign-in/sign-in.route.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import { SignInGate } from './sign-in/sign-in-gate.ts';
import { SignInProgressStore } from './sign-in/sign-in-progress.store.ts';
import { takeUpstreamPerson } from './upstream/take-upstream-person.ts';
import { UpstreamProvider } from './upstream/upstream-provider.ts';

/** Puts the parts together: the graph and the OpenID provider in one process, on one port. */
export async function startIdentity(environment: ServiceEnvironment, log: Logger) {
  const { DATABASE_URL: connectionString, ISSUER_URL: issuer, PORTAL_URL: portalUrl } = environment;
  const isBehindProxy = environment.TRUST_PROXY;
  const [cookieKey = ''] = environment.OIDC_COOKIE_KEYS;
  const { schema } = await buildSubgraph();
  const pool = createPool(connectionString, { max: 2, log });
  const database = openDatabase(connectionString);
  const vault = new PersonalDataVault(vaultKeysOf(environment));
  const stores = createStores(database, vault);
  const feed = new EventFeed({ connectionString, schema: 'identity', log });
  const payloads = new OidcPayloadStore(database);
  const attempts = new AttemptStore(database);
  const disk = await openDisk({
    kind: 'folder',
    directory: join(environment.FILES_DIRECTORY, 'personal-data'),
  });
  const addresses = new SignedAddresses({ baseUrl: issuer, secret: environment.FILES_SIGNING_SECRET });
  const jobs = await startMaintenance({
    connectionString,
    pool,
    database,
    vault,
    payloads,
    attempts,
    signingKeys: environment.OIDC_SIGNING_KEYS,
    personalData: personalDataJobs({
      database,
      vault,
      disk,
      feed,
      sources: environment.PERSONAL_DATA_SOURCES,
      secret: environment.GATEWAY_SIGNING_SECRET,
    }),
    ...messageCarriers(environment),
    portalUrl,
    log,
  });

  await feed.start();
  const provider = createProvider({
    issuer,
    portalUrl,
    isBehindProxy,
    database,
    stores,
    feed,
    payloads,
    log,
    signingKeys: environment.OIDC_SIGNING_KEYS,
    cookieKeys: environment.OIDC_COOKIE_KEYS,
  });
  const { DEMONSTRATION: isDemonstration, PASSKEY_DOMAIN: domain } = environment;
  const origins = [issuer, portalUrl].map((url) => new URL(url).origin);
  const factors = new SecondFactors({ database, vault, attempts, stores, isDemonstration });
  const upstream = upstreamSettings(environment);
  const passkeys = new Passkeys({ database, vault, domain, origins, log });
  const signInRoute = createSignInRoute({
    provider,
    portalUrl,
    isBehindProxy,
    factors,
    passkeys,
    citizens: stores.citizens,
    progress: new SignInProgressStore(database),
    upstream: upstream && new UpstreamProvider(upstream),
    takeUpstreamPerson: (person) => takeUpstreamPerson({ database, vault, isDemonstration }, person),
    signIn: createSignIn({
      citizens: stores.citizens,
      browsers: new KnownBrowserStore(database),
      attempts,
      vault,
      gate: new SignInGate(),
    }),
    formTokens: new FormTokens(cookieKey),
  });
  const providerRoutes = createProviderRoutes({ provider, signInRoute, portalUrl, log });
  const handIn = createHandInRoute({ database, feed, secret: environment.GATEWAY_SIGNING_SECRET, log });
  const revocations = createRevocationsRoute({
    revocations: stores.revocations,
    secret: environment.GATEWAY_SIGNING_SECRET,
    log,
  });
  const looks = createLooksRoute({
    database,
    vault,
    accessRecords: stores.accessRecords,
    inquirySealedDays: environment.CRIMINAL_INQUIRY_SEALED_DAYS,
    secret: environment.GATEWAY_SIGNING_SECRET,
    log,
  });
  const accessRoots = createAccessRootsRoute({ database });
  const files = createFileRoutes({ disk, addresses, log });
  const health = new Health({ log });
  health.addCheck('database', () => pool.query('select 1'));
  const server = await startSubgraphServer({
    name: 'identity',
    port: environment.PORT,
    schema,
    createContext: contextFactory({
      database,
      vault,
      stores,
      feed,
      attempts,
      registrationGate: new SignInGate(
        environment.REGISTRATIONS_PER_NETWORK === 0 ? limitsWithoutNetworks : registrationLimits,
      ),
      registrationsPerNetwork: environment.REGISTRATIONS_PER_NETWORK,
      addresses,
      inquirySealedDays: environment.CRIMINAL_INQUIRY_SEALED_DAYS,
      factors,
      passkeys,
      isDemonstration,
    }),
    gatewaySigningSecret: environment.GATEWAY_SIGNING_SECRET,
    verifyToken: createTokenVerifier({ issuer, jwksUrl: environment.JWKS_URL }),
    health,
    log,
    handleRequest: async (request, response) =>
      (await handIn(request, response)) ||
      (await looks(request, response)) ||
      (await accessRoots(request, response)) ||
      (await files(request, response)) ||
      (await revocations.handle(request, response)) ||
      (await providerRoutes(request, response)),
  });

  return {
    port: server.port,
    async stop() {
      revocations.stop();
      await server.stop();
      await jobs.stop();
      await feed.stop();
      await database.$disconnect();
      await pool.end();
    },
  };
}
