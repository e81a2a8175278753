import type { EventFeed } from '@city/kit/feed/event-feed';
import type { Logger } from '@city/kit/log/log';
import { graphAudience } from '@city/kit/request-identity/access-token';
import Provider, { type Configuration, errors } from 'oidc-provider';
import type { Stores } from '../context.ts';
import type { Database } from '../database.ts';
import type { SigningKeys } from '../environment.ts';
import { allScopes } from '../membership/role-scopes.ts';
import { isSecretOf } from '../service-client/client-secret.ts';
import { noteSessions } from '../session/note-session.ts';
import { oneFactor, twoFactors } from '../sign-in/assurance.ts';
import { ClientStorage } from './client-storage.ts';
import { grantToFirstParty } from './first-party-grant.ts';
import type { OidcPayloadStore } from './oidc-payload.store.ts';
import { providerPages } from './provider-pages.ts';
import { ProviderStorage } from './provider-storage.ts';
import { signInOf } from './sign-in-of-token.ts';
import { skipEmptySignOut } from './sign-out.ts';
import { type CityClaim, claimsOfCitizen, claimsOfClient, scopeUnion } from './token-claims.ts';

export type ProviderOptions = {
  issuer: string;
  portalUrl: string;
  signingKeys: SigningKeys;
  cookieKeys: string[];
  isBehindProxy: boolean;
  database: Database;
  stores: Stores;
  feed: Pick<EventFeed, 'ring'>;
  payloads: OidcPayloadStore;
  log: Logger;
};

const minute = 60;
/** A working day: who sits at a shared counter is not signed in the next morning. */
const sessionSeconds = 12 * 60 * minute;

export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, configure(options));
  provider.proxy = options.isBehindProxy;
  // The last address is the one that our own proxy saw; those before it were sent by the caller.
  provider.maxIpsCount = 1;
  provider.Client.prototype.compareClientSecret = function compare(secret: string) {
    return isSecretOf(Buffer.from(this.clientSecret ?? '', 'hex'), secret);
  };
  provider.use(skipEmptySignOut(options.payloads));
  provider.use(noteSessions(options));
  provider.on('server_error', (_context, error) =>
    options.log.error({ err: error }, 'The OpenID provider failed'),
  );
  return provider;
}

function configure(options: ProviderOptions): Configuration {
  const { stores, portalUrl, payloads } = options;
  const clients = new ClientStorage(stores.serviceClients, portalUrl);
  const pages = providerPages(options);

  return {
    adapter: (kind) => (kind === 'Client' ? clients : new ProviderStorage(kind, payloads)),
    jwks: { keys: options.signingKeys.keys.map((key) => ({ use: 'sig', alg: 'EdDSA', ...key })) },
    enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
    clientDefaults: { id_token_signed_response_alg: 'EdDSA' },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    subjectTypes: ['public'],
    scopes: ['openid', 'offline_access', ...allScopes],
    claims: { openid: ['sub', 'acr', 'amr'] },
    // There is no other place to ask for them: the ID token says how the person signed in.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: {
      keys: options.cookieKeys,
      names: { session: 'city_session', interaction: 'city_sign_in', resume: 'city_sign_in_resume' },
      long: { signed: true, httpOnly: true, sameSite: 'lax', secure: isSecure(options.issuer) },
      short: { signed: true, httpOnly: true, sameSite: 'lax', secure: isSecure(options.issuer) },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => graphAudience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== graphAudience) throw new errors.InvalidTarget();
          return {
            scope: allScopes.join(' '),
            audience: graphAudience,
            accessTokenTTL: 5 * minute,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'EdDSA' } },
          };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: pages.confirmSignOut,
        postLogoutSuccessSource: pages.signedOut,
      },
    },
    renderError: pages.problem,
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: async (_context, citizenId) =>
      (await stores.citizens.isOpen(citizenId))
        ? { accountId: citizenId, claims: () => ({ sub: citizenId }) }
        : undefined,
    loadExistingGrant: grantToFirstParty,
    acrValues: [oneFactor, twoFactors],
    extraTokenClaims: async (context, token) => {
      const signIn = signInOf(context);
      const city =
        token.kind === 'AccessToken'
          ? await claimsOfCitizen(stores, token.accountId, signIn)
          : await claimsOfClient(stores, token.clientId ?? '', token.scopes);
      return { city, ...signIn };
    },
    formats: {
      customizers: {
        jwt: (_context, _token, jwt) => {
          const city = jwt.payload.city as CityClaim;
          jwt.payload.scope = scopeUnion(city);
        },
      },
    },
    // Refresh tokens are given to the portal without `offline_access` and live as long as its session.
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 5 * minute,
      ClientCredentials: 5 * minute,
      AuthorizationCode: minute,
      IdToken: sessionSeconds,
      RefreshToken: sessionSeconds,
      Interaction: 60 * minute,
      Session: sessionSeconds,
      Grant: sessionSeconds,
    },
  };
}

const isSecure = (issuer: string): boolean => issuer.startsWith('https:');
