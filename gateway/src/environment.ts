import { fileURLToPath } from 'node:url';
import { readEnvironment } from '@city/kit/environment/environment';
import {
  flag,
  httpUrl,
  integer,
  logLevel,
  oneOf,
  port,
  readableFile,
  secret,
  text,
  variable,
} from '@city/kit/environment/variables';
import type { Localized } from '@city/kit/errors/localized';
import { type TokenAlgorithm, tokenAlgorithms } from '@city/kit/request-identity/standard-token';
import { addressesByName, listOf, origins } from './environment-lists.ts';
import { environmentMisfits } from './environment-misfits.ts';
import { guardVariables, trustModeOf } from './limits/guard-variables.ts';
import { subgraphKey } from './supergraph/subgraph-key.ts';

export type Environment = ReturnType<typeof readGatewayEnvironment>;

/** Everything that the gateway takes from outside. The manual is docs/gateway.md. */
export function readGatewayEnvironment(source: NodeJS.ProcessEnv = process.env) {
  const isProduction = source.NODE_ENV === 'production';
  const limit = (fallback: number) => integer({ minimum: 1, maximum: 1_000_000_000, fallback });
  const variables = readEnvironment(
    {
      PORT: port(4000),
      LOG_LEVEL: logLevel('info'),
      SUPERGRAPH_FILE: readableFile({
        expected: 'the path of a supergraph schema',
        fallback: fileURLToPath(new URL('../supergraph.graphql', import.meta.url)),
      }),
      /** In development: the subgraphs to ask for their schemas instead, as `name=url,name=url`. */
      SUBGRAPHS: addressesByName().optional(),
      // Without an issuer no token is accepted: everybody is anonymous.
      ISSUER_URL: httpUrl().optional(),
      JWKS_URL: httpUrl().optional(),
      /** Where the issuer says which tokens hold no longer. */
      REVOCATIONS_URL: httpUrl().optional(),
      // `standard` is for other providers than the city's: scopes as RFC 9068 has them.
      TOKEN_FORM: oneOf(['city', 'standard'], 'city'),
      TOKEN_ALGORITHMS: variable(`some of ${tokenAlgorithms.join(', ')}`, tokenAlgorithmsOf).default([
        'EdDSA',
        'ES256',
        'PS256',
        'RS256',
      ]),
      TOKEN_AUDIENCE: text({ expected: 'the audience of access tokens', fallback: 'urn:city:graph' }),
      // Without a secret, what goes to subgraphs is not signed.
      GATEWAY_SIGNING_SECRET: secret(32).optional(),
      ALLOWED_ORIGINS: origins().optional(),
      PORTAL_URL: httpUrl().optional(),
      INTROSPECTION: flag(!isProduction),
      EXPLORER: flag(!isProduction),
      USAGE_DIRECTORY: text({ expected: 'a folder for what clients use' }).optional(),
      USAGE_DAYS: integer({ minimum: 1, maximum: 400, fallback: 35 }),
      MAX_BODY_BYTES: limit(100_000),
      // Registered programs send whole batches; who is not signed in has nothing to say that is this long.
      MAX_BODY_BYTES_SIGNED_IN: limit(4_000_000),
      MAX_TOKENS: limit(1_000),
      MAX_DEPTH: limit(10),
      MAX_ALIASES: limit(15),
      MAX_DIRECTIVES: limit(5),
      MAX_ROOT_FIELDS: limit(5),
      MAX_COST: limit(5_000),
      MAX_SOCKET_MESSAGE_BYTES: limit(64_000),
      MAX_SUBSCRIPTIONS_PER_SOCKET: limit(20),
      MAX_SOCKET_BUFFERED_BYTES: limit(1_000_000),
      ...guardVariables,
      LIVE_LINGER_MS: limit(2_000),
      // Shorter than the 15 s that a process has for stopping.
      DRAIN_OVER_MS: integer({ minimum: 1, maximum: 12_000, fallback: 5_000 }),
      SUBGRAPH_TIMEOUT_MS: limit(2_000),
      MAX_SUBGRAPH_ANSWER_BYTES: limit(64_000_000),
      REQUEST_TIMEOUT_MS: limit(10_000),
    },
    source,
    environmentMisfits,
  );
  return {
    ...variables,
    JWKS_URL: variables.JWKS_URL ?? (variables.ISSUER_URL && `${variables.ISSUER_URL}/jwks`),
    trustMode: trustModeOf(variables.TRUSTED_DOCUMENTS, variables.TRUSTED_DOCUMENTS_FILE, isProduction),
    trustedDocumentFiles: listOf(variables.TRUSTED_DOCUMENTS_FILE),
    trustedProxies: variables.TRUSTED_PROXIES ?? [],
    askedSubgraphs: variables.SUBGRAPHS ?? new Map<string, string>(),
    allowedOrigins: [
      ...(variables.ALLOWED_ORIGINS ?? []),
      ...(variables.PORTAL_URL ? [new URL(variables.PORTAL_URL).origin] : []),
    ],
    /** Where a subgraph is, if not where the supergraph says: SUBGRAPH_URL_ACCOUNTS=http://10.0.0.7/graphql */
    subgraphUrls: bySubgraph(source, 'SUBGRAPH_URL_', (value) => value),
    /** How a subgraph is called in front of the public: SUBGRAPH_TITLE_ACCOUNTS='Tài khoản|Accounts' */
    subgraphTitles: bySubgraph(source, 'SUBGRAPH_TITLE_', titleOf),
  };
}

function tokenAlgorithmsOf(list: string): TokenAlgorithm[] | undefined {
  const known = tokenAlgorithms.filter((algorithm) => listOf(list).includes(algorithm));
  return known.length > 0 && known.length === listOf(list).length ? known : undefined;
}

function bySubgraph<T>(
  source: NodeJS.ProcessEnv,
  prefix: string,
  read: (value: string) => T,
): Map<string, T> {
  const found = new Map<string, T>();
  for (const [name, value] of Object.entries(source)) {
    if (name.startsWith(prefix) && value) found.set(subgraphKey(name.slice(prefix.length)), read(value));
  }
  return found;
}

function titleOf(value: string): Localized {
  const [vi = value, en = vi] = value.split('|').map((part) => part.trim());
  return { vi, en };
}
