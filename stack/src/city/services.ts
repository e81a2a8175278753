import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addressesOf } from './addresses.ts';
import type { CitySecrets } from './secrets.ts';
import { type CitySettings, projectRoot, type SubgraphName, subgraphNames } from './settings.ts';
import type { ServiceDefinition } from './supervisor.ts';

type City = { settings: CitySettings; secrets: CitySecrets; databaseUrls: Record<SubgraphName, string> };

const node = process.execPath;

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/health/ready`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}

const metricsPortOffset = 1_000;

/** What every service needs to know of its city. */
function commonEnvironment({ settings }: City): NodeJS.ProcessEnv {
  const addresses = addressesOf(settings);
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: settings.logLevel,
    ISSUER_URL: addresses.issuer,
    PORTAL_URL: addresses.portal,
  };
}

/** Whoever holds the secret may ask subgraphs without the gateway: it and they, not the portal, which strangers reach. */
function graphEnvironment(city: City): NodeJS.ProcessEnv {
  return { ...commonEnvironment(city), GATEWAY_SIGNING_SECRET: city.secrets.gatewaySigningSecret };
}

/** What a subgraph and its seed need; each gets its own database address and nothing of the others'. */
export function subgraphEnvironment(city: City, name: SubgraphName): NodeJS.ProcessEnv {
  const { settings, secrets } = city;
  const own: Partial<Record<SubgraphName, NodeJS.ProcessEnv>> = {
    identity: {
      OIDC_SIGNING_KEYS: secrets.oidcSigningKeys,
      OIDC_COOKIE_KEYS: secrets.oidcCookieKeys,
      NATIONAL_ID_ENCRYPTION_KEY: secrets.nationalIdEncryptionKey,
      NATIONAL_ID_HASH_KEY: secrets.nationalIdHashKey,
      PORTAL_CLIENT_SECRET: secrets.portalClientSecret,
      DEMO_PASSWORD: secrets.demoPassword,
      DEMO_CLIENT_KEY: secrets.demoClientKey,
      DEMONSTRATION: 'true',
      // Whoever tries this city out does so from one address. The gateway's limits for an address hold.
      REGISTRATIONS_PER_NETWORK: process.env.REGISTRATIONS_PER_NETWORK ?? '0',
      PERSONAL_DATA_SOURCES: `accommodation=http://localhost:${settings.ports.accommodation}`,
    },
  };
  return {
    ...graphEnvironment(city),
    PORT: String(settings.ports[name]),
    ...metricsEnvironment(city, settings.ports[name]),
    DATABASE_URL: city.databaseUrls[name],
    FILES_DIRECTORY: join(settings.dataDirectory, 'files', name),
    FILES_SIGNING_SECRET: secrets.filesSigningSecret,
    ...own[name],
  };
}

/** Explicitly none where there are none: one that this process was given would be everybody's. */
function metricsEnvironment({ settings }: City, port: number): NodeJS.ProcessEnv {
  return { METRICS_PORT: settings.hasMetrics ? String(port + metricsPortOffset) : undefined };
}

function service(name: string, port: number, program: string, env: NodeJS.ProcessEnv): ServiceDefinition {
  return {
    name,
    command: node,
    args: ['--enable-source-maps', join(projectRoot, program)],
    env,
    isReady: () => isReady(port),
    readyWithinMs: 60_000,
  };
}

export function subgraphServices(city: City): ServiceDefinition[] {
  return subgraphNames.map((name) =>
    service(
      name,
      city.settings.ports[name],
      `subgraphs/${name}/dist/main.js`,
      subgraphEnvironment(city, name),
    ),
  );
}

/** How the gateway calls a part of the city that does not answer. */
const subgraphTitles = {
  SUBGRAPH_TITLE_IDENTITY: 'Tài khoản và tổ chức|Accounts and organisations',
  SUBGRAPH_TITLE_PROCEDURES: 'Thủ tục hành chính|Administrative procedures',
  SUBGRAPH_TITLE_ACCOMMODATION: 'Khai báo lưu trú|Guest declarations',
  SUBGRAPH_TITLE_SURVEILLANCE: 'Camera và thiết bị|Cameras and devices',
  SUBGRAPH_TITLE_ENVIRONMENT: 'Không khí và nước|Air and water',
};

const portalDocuments = join(projectRoot, 'portal/src/generated/trusted-documents.json');

export function gatewayService(city: City): ServiceDefinition {
  const { settings } = city;
  const addresses = addressesOf(settings);
  const urls = Object.fromEntries(
    subgraphNames.map((name) => [`SUBGRAPH_URL_${name.toUpperCase()}`, addresses.subgraph(name)]),
  );
  return service('gateway', settings.ports.gateway, 'gateway/dist/main.js', {
    ...graphEnvironment(city),
    ...urls,
    ...subgraphTitles,
    PORT: String(settings.ports.gateway),
    ...metricsEnvironment(city, settings.ports.gateway),
    REVOCATIONS_URL: `${addresses.issuer}/internal/revocations`,
    USAGE_DIRECTORY: join(settings.dataDirectory, 'usage'),
    // This city is there to be explored; a deployment leaves both out.
    INTROSPECTION: 'true',
    EXPLORER: 'true',
    // The portal's documents go by their hashes; others are answered too. A deployment sets `required`.
    ...(existsSync(portalDocuments)
      ? { TRUSTED_DOCUMENTS_FILE: portalDocuments, TRUSTED_DOCUMENTS: settings.trustedDocuments }
      : {}),
    // The portal stands on the same machine and says for whom it asks.
    TRUSTED_PROXIES: 'loopback',
    SUPERGRAPH_FILE: join(projectRoot, 'gateway', 'supergraph.graphql'),
  });
}

export function portalService(city: City): ServiceDefinition {
  const { settings, secrets } = city;
  return {
    ...service('portal', settings.ports.portal, 'portal/src/server/main.ts', {
      ...commonEnvironment(city),
      PORT: String(settings.ports.portal),
      GATEWAY_URL: addressesOf(settings).gateway,
      PORTAL_CLIENT_SECRET: secrets.portalClientSecret,
      SESSION_SECRET: secrets.portalSessionSecret,
    }),
    cwd: join(projectRoot, 'portal'),
  };
}

/** The field: hotels' software, stations and devices, as registered clients of the public API. */
export function simulatorService({ settings, secrets }: City): ServiceDefinition {
  const addresses = addressesOf(settings);
  return {
    name: 'simulator',
    command: node,
    args: [join(projectRoot, 'stack/src/simulator/main.ts')],
    env: {
      GATEWAY_URL: addresses.gateway,
      ISSUER_URL: addresses.issuer,
      DEMO_CLIENT_KEY: secrets.demoClientKey,
      SIMULATOR_SPEED: String(settings.simulator.speed),
      LOG_LEVEL: settings.logLevel,
    },
    isReady: async () => true,
  };
}
