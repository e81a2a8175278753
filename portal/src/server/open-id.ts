import * as client from 'openid-client';
import type { PortalEnvironment } from './environment.ts';
import type { Session } from './session-cookie.ts';

/** What has to be remembered between leaving for the sign-in page and coming back from it. */
export type SignInAttempt = { state: string; nonce: string; codeVerifier: string; returnTo: string };

const graphResource = 'urn:city:graph';

/** The refresh token is used up, revoked or unknown: the person has to sign in again. */
export class SessionEnded extends Error {}

export class OpenId {
  readonly #environment: PortalEnvironment;
  #configuration: Promise<client.Configuration> | null = null;

  constructor(environment: PortalEnvironment) {
    this.#environment = environment;
  }

  /** `isFresh` asks who it is although the provider knows: what guards an account takes a sign-in of just now. */
  async startSignIn(
    returnTo: string,
    { isFresh = false } = {},
  ): Promise<{ attempt: SignInAttempt; address: URL }> {
    const configuration = await this.#discovered();
    const attempt: SignInAttempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
      returnTo,
    };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${this.#environment.PORTAL_URL}/auth/callback`,
      scope: 'openid',
      ui_locales: returnTo.startsWith('/en') ? 'en' : 'vi',
      resource: graphResource,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
      code_challenge_method: 'S256',
      ...(isFresh && { prompt: 'login' }),
    });
    return { attempt, address };
  }

  async finishSignIn(pathAndQuery: string, attempt: SignInAttempt): Promise<Session> {
    const tokens = await client.authorizationCodeGrant(
      await this.#discovered(),
      new URL(pathAndQuery, this.#environment.PORTAL_URL),
      { expectedState: attempt.state, expectedNonce: attempt.nonce, pkceCodeVerifier: attempt.codeVerifier },
      { resource: graphResource },
    );
    return toSession(tokens, null);
  }

  async refresh(session: Session): Promise<Session> {
    if (session.refreshToken === null) throw new SessionEnded();
    try {
      const tokens = await client.refreshTokenGrant(await this.#discovered(), session.refreshToken, {
        resource: graphResource,
      });
      return toSession(tokens, session);
    } catch (error) {
      if (error instanceof client.ResponseBodyError && error.status < 500) throw new SessionEnded();
      throw error;
    }
  }

  async signOutAddress(session: Session | null): Promise<URL> {
    return client.buildEndSessionUrl(await this.#discovered(), {
      client_id: this.#environment.PORTAL_CLIENT_ID,
      post_logout_redirect_uri: this.#environment.PORTAL_URL,
      ...(session?.idToken ? { id_token_hint: session.idToken } : {}),
    });
  }

  /** Asked when it is first needed and again after a failure: the portal starts without its provider. */
  #discovered(): Promise<client.Configuration> {
    this.#configuration ??= client
      .discovery(
        new URL(this.#environment.ISSUER_URL),
        this.#environment.PORTAL_CLIENT_ID,
        undefined,
        client.ClientSecretBasic(this.#environment.PORTAL_CLIENT_SECRET),
        {
          timeout: 10,
          ...(this.#environment.ISSUER_URL.startsWith('http:')
            ? { execute: [client.allowInsecureRequests] }
            : {}),
        },
      )
      .catch((error: unknown) => {
        this.#configuration = null;
        throw error;
      });
    return this.#configuration;
  }
}

function toSession(
  tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
  before: Session | null,
): Session {
  const subject = tokens.claims()?.sub ?? before?.subject;
  if (subject === undefined) throw new Error('The identity provider named no subject.');
  return {
    subject,
    accessToken: tokens.access_token,
    accessTokenExpiresAt: Date.now() + (tokens.expiresIn() ?? 60) * 1000,
    refreshToken: tokens.refresh_token ?? before?.refreshToken ?? null,
    idToken: tokens.id_token ?? before?.idToken ?? null,
  };
}
