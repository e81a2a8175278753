import { createHash, randomBytes } from 'node:crypto';
import { demoClientSecret } from '@city/kit/seed/demo-secret';
import { Browser } from './browser.ts';
import { demo, portalSecret, portalUrl, type RunningIdentity } from './running-identity.ts';

export type Tokens = {
  access_token: string;
  id_token: string;
  refresh_token: string;
  error?: string;
  expires_in: number;
};

const redirectUri = `${portalUrl}/auth/callback`;

/** What the portal does, without a portal: authorization code with PKCE, refresh, sign-out. */
export class PortalClient {
  readonly browser = new Browser();
  readonly verifier = randomBytes(32).toString('base64url');
  readonly #issuer: string;

  constructor({ issuer }: RunningIdentity) {
    this.#issuer = issuer;
  }

  authorizationUrl(extra: Record<string, string> = {}): string {
    const query = new URLSearchParams({
      client_id: 'portal',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid',
      resource: 'urn:city:graph',
      state: 'state-of-the-portal',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    });
    return `${this.#issuer}/auth?${query}`;
  }

  /** Opens the sign-in page. */
  async open(extra: Record<string, string> = {}): Promise<SignInForm> {
    const { url, response } = await this.browser.follow(this.authorizationUrl(extra), this.#issuer);
    return { url, response, body: await response.text() };
  }

  submit(form: SignInForm, username: string, password: string, headers: Record<string, string> = {}) {
    return this.post(form, { username, password }, headers);
  }

  /** Types the code that a demonstration shows, where the page asks for one. */
  async passSecondStep(page: {
    url: string;
    response: Response;
  }): Promise<{ url: string; response: Response }> {
    if (!page.url.startsWith(this.#issuer)) return page;
    const body = await page.response.clone().text();
    const code = /data-demonstration-code="(\d+)"/.exec(body)?.[1];
    return code ? this.post({ ...page, body }, { code }) : page;
  }

  /** Posts the first form of a page with these fields. */
  post(page: SignInForm, fields: Record<string, string>, headers: Record<string, string> = {}) {
    const action = /<form[^>]* action="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    return this.browser.follow(new URL(action, page.url).href, this.#issuer, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ csrf, ...fields }),
    });
  }

  async code(username: string, password = demo.password): Promise<string> {
    const end = await this.passSecondStep(await this.submit(await this.open(), username, password));
    const code = new URL(end.url).searchParams.get('code');
    if (!code) throw new Error(`No code at ${end.url}: ${await end.response.text()}`);
    return code;
  }

  async signIn(username: string): Promise<Tokens> {
    return this.exchange(await this.code(username));
  }

  exchange(code: string, verifier = this.verifier): Promise<Tokens> {
    return this.#token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
  }

  refresh(refreshToken: string): Promise<Tokens> {
    return this.#token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  endSession(query: Record<string, string>) {
    return this.browser.follow(`${this.#issuer}/session/end?${new URLSearchParams(query)}`, this.#issuer);
  }

  #token(body: Record<string, string>): Promise<Tokens> {
    return postToken(this.#issuer, 'portal', portalSecret, body);
  }
}

export type SignInForm = { url: string; response: Response; body: string };

export function clientCredentials(
  { issuer }: RunningIdentity,
  clientId: string,
  options: { secret?: string; body?: Record<string, string> } = {},
): Promise<Tokens> {
  const secret = options.secret ?? demoClientSecret(demo.clientKey, clientId);
  return postToken(issuer, clientId, secret, {
    grant_type: 'client_credentials',
    resource: 'urn:city:graph',
    ...options.body,
  });
}

async function postToken(issuer: string, clientId: string, secret: string, body: Record<string, string>) {
  const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`;
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams(body),
  });
  return (await response.json()) as Tokens;
}
