import {
  allowInsecureRequests,
  ClientSecretBasic,
  type Configuration,
  clientCredentialsGrant,
  discovery,
  ResponseBodyError,
} from 'openid-client';
import { GraphRefused, GraphUnavailable } from './problems.ts';

export type ClientCredentials = {
  /** Where the city's identity is: the issuer of its tokens. */
  issuerUrl: string;
  clientId: string;
  /** Or a function that reads it from where it is kept, at each sign-in: a secret that was changed needs no restart. */
  clientSecret: string | (() => string | Promise<string>);
  /** The scopes to ask for, of those that the client was registered with. All of them when left out. */
  scopes?: readonly string[];
};

const graphAudience = 'urn:city:graph';
/** A token that ends while a request is under way would be refused. */
const renewBeforeMs = 30_000;

/** The token of one service client (OAuth 2.0 client credentials), kept until shortly before it ends. */
export class AccessToken {
  readonly #credentials: ClientCredentials;
  #current: { token: string; renewAt: number } | undefined;
  #underWay: Promise<string> | undefined;

  constructor(credentials: ClientCredentials) {
    this.#credentials = credentials;
  }

  /** Rejects with GraphRefused when the client is not known, its secret is wrong or it was revoked. */
  async get(): Promise<string> {
    if (this.#current && Date.now() < this.#current.renewAt) return this.#current.token;
    this.#underWay ??= this.#signIn().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** After the graph refused it: rights were changed, or keys. Another one may have been fetched meanwhile. */
  forget(token: string): void {
    if (this.#current?.token === token) this.#current = undefined;
  }

  async #signIn(): Promise<string> {
    const { scopes } = this.#credentials;
    try {
      const configuration = await this.#discover();
      const answer = await clientCredentialsGrant(configuration, {
        resource: graphAudience,
        ...(scopes ? { scope: scopes.join(' ') } : {}),
      });
      const lifetimeMs = (answer.expires_in ?? 60) * 1_000;
      const renewAt = Date.now() + Math.max(lifetimeMs - renewBeforeMs, lifetimeMs / 2);
      this.#current = { token: answer.access_token, renewAt };
      return answer.access_token;
    } catch (error) {
      throw this.#problem(error);
    }
  }

  async #discover(): Promise<Configuration> {
    const { issuerUrl, clientId, clientSecret } = this.#credentials;
    const secret = typeof clientSecret === 'function' ? await clientSecret() : clientSecret;
    // Plain HTTP is for the city on one's own machine; openid-client refuses it unless it is told so.
    const execute = issuerUrl.startsWith('http://') ? [allowInsecureRequests] : [];
    return discovery(new URL(issuerUrl), clientId, undefined, ClientSecretBasic(secret), { execute });
  }

  #problem(error: unknown): Error {
    const { clientId } = this.#credentials;
    if (error instanceof ResponseBodyError && error.status < 429) {
      const message = `${clientId} may not sign in: ${error.error_description ?? error.error}`;
      return new GraphRefused([
        {
          message,
          code: 'UNAUTHENTICATED',
          reason: error.error,
          path: [],
          fields: [],
          retryAfterSeconds: null,
        },
      ]);
    }
    return new GraphUnavailable(`${clientId} could not sign in`, { cause: error });
  }
}
