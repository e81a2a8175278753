import type { Language } from '@city/kit/errors/localized';
import * as client from 'openid-client';

export type UpstreamSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** As people know it, in Vietnamese and English. */
  names: Record<Language, string>;
  scope: string;
  /** The claim with the 12 digits of the citizen ID. */
  nationalIdClaim: string;
  redirectUri: string;
};

/** What is agreed for one sign-in before the person leaves, and checked when the person comes back. */
export type UpstreamChecks = { state: string; nonce: string; codeVerifier: string };

export type UpstreamPerson = {
  issuer: string;
  subject: string;
  nationalId: unknown;
  fullName: unknown;
  dateOfBirth: unknown;
  gender: unknown;
  /** The other provider asked for more than one factor. */
  isMultiFactor: boolean;
};

/** Another OpenID provider that knows people by their citizen ID. The city is one of its clients. */
export class UpstreamProvider {
  readonly #settings: UpstreamSettings;
  #configuration: Promise<client.Configuration> | null = null;

  constructor(settings: UpstreamSettings) {
    this.#settings = settings;
  }

  nameIn(language: Language): string {
    return this.#settings.names[language];
  }

  async authorizationAddress({ state, nonce, codeVerifier }: UpstreamChecks): Promise<URL> {
    return client.buildAuthorizationUrl(await this.#discovered(), {
      redirect_uri: this.#settings.redirectUri,
      scope: this.#settings.scope,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
  }

  /** Null when the other provider, or the person there, refused. */
  async personOf(query: URLSearchParams, checks: UpstreamChecks): Promise<UpstreamPerson | null> {
    const configuration = await this.#discovered();
    const url = new URL(this.#settings.redirectUri);
    url.search = query.toString();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, url, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
      });
      const idToken = tokens.claims();
      if (!idToken) return null;
      const more = await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub);
      const claims: Record<string, unknown> = { ...more, ...idToken };
      return {
        issuer: idToken.iss,
        subject: idToken.sub,
        nationalId: claims[this.#settings.nationalIdClaim],
        fullName: claims.name,
        dateOfBirth: claims.birthdate,
        gender: claims.gender,
        isMultiFactor: Array.isArray(claims.amr) && claims.amr.includes('mfa'),
      };
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  }

  /** Asked when it is first needed and again after a failure: the city starts without the other provider. */
  #discovered(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const url = new URL(issuer);
    // Only for tests and demonstrations, where both run on one machine.
    const execute = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    const options = { execute, timeout: 5 };
    const authentication = client.ClientSecretBasic(clientSecret);
    this.#configuration ??= client
      .discovery(url, clientId, undefined, authentication, options)
      .catch((error: unknown) => {
        this.#configuration = null;
        throw error;
      });
    return this.#configuration;
  }
}

/** What the person can only try again: refusals, and answers that are not to our question. */
const isRefusal = (error: unknown): boolean =>
  error instanceof client.AuthorizationResponseError ||
  error instanceof client.ResponseBodyError ||
  error instanceof client.ClientError;
