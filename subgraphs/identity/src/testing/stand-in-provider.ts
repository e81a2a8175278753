import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type AccountClaims } from 'oidc-provider';

const client = { id: 'phu-quoc', secret: 'a secret of the stand-in provider' };

export type StandIn = {
  environment: NodeJS.ProcessEnv;
  issuer: string;
  /** Who signs in there from now on. */
  person: AccountClaims;
  stop(): Promise<void>;
};

/** Another OpenID provider as a state might run one: it knows people by their citizen ID and asks them nothing. */
export async function startStandInProvider(redirectUri: string): Promise<StandIn> {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, done));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  const standIn: StandIn = {
    issuer,
    person: { sub: 'nobody' },
    environment: {
      UPSTREAM_ISSUER: issuer,
      UPSTREAM_CLIENT_ID: client.id,
      UPSTREAM_CLIENT_SECRET: client.secret,
      UPSTREAM_NAME: 'Định danh thử|Trial ID',
    },
    stop: () => new Promise((done) => void server.close(() => done())),
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: 'EdDSA',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'EdDSA', use: 'sig' }] },
    enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
    claims: { openid: ['sub'], profile: ['name', 'birthdate', 'gender', 'national_id'] },
    cookies: { keys: ['a key of the stand-in provider'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/sign-in/${interaction.uid}` },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ ...standIn.person, sub: accountId }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: client.id,
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/sign-in/')) return handle(request, response);
    const login = { login: { accountId: standIn.person.sub, remember: false } };
    return provider.interactionFinished(request, response, login);
  });
  return standIn;
}
