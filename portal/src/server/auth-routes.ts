import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { addCookies, readCookies, writeCookie } from './cookies.ts';
import { pathInside, readForm } from './form-body.ts';
import { formCookiePrefix } from './form-cookie.ts';
import type { Logger } from './log.ts';
import type { OpenId } from './open-id.ts';
import { isSameOrigin } from './same-origin.ts';
import type { Seal } from './sealed-value.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SessionKeeper } from './session-keeper.ts';

const attemptShape = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
});
const attemptLifetimeSeconds = 900;
/** As long as a session and what was typed at its end. */
const formPersonSeconds = 12 * 3600 + 1_800;
/** Several tabs may meet a change of rights at the same moment. */
const mostRenewals = 8;
const renewalWindowSeconds = 15;

export type AuthOptions = {
  openId: Pick<OpenId, 'startSignIn' | 'finishSignIn' | 'signOutAddress'>;
  sessionCookie: SessionCookie;
  keeper: SessionKeeper;
  seal: Seal;
  portalUrl: string;
  log: Logger;
};

/** Signing in, coming back, signing out, changing hats: plain links and forms that work without script. */
export class AuthRoutes {
  readonly #options: AuthOptions;
  readonly #secure: boolean;

  constructor(options: AuthOptions) {
    this.#options = options;
    this.#secure = options.portalUrl.startsWith('https:');
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = `${request.method} ${url.pathname}`;
    response.setHeader('Cache-Control', 'no-store');
    if (route === 'GET /auth/sign-in') return this.#signIn(response, url);
    if (route === 'GET /auth/renew') return this.#renew(request, response, url);
    if (route === 'GET /auth/callback') return this.#comeBack(request, response, url);
    if (!isSameOrigin(request, this.#options.portalUrl)) return void response.writeHead(403).end();
    if (route === 'POST /auth/sign-out') return this.#signOut(request, response);
    if (route === 'POST /auth/hat') return this.#changeHat(request, response);
    response.writeHead(404).end();
  }

  async #signIn(response: ServerResponse, url: URL): Promise<void> {
    const returnTo = pathInside(url.searchParams.get('returnTo'), '/');
    const isFresh = url.searchParams.has('fresh');
    try {
      const { attempt, address } = await this.#options.openId.startSignIn(returnTo, { isFresh });
      const sealed = await this.#options.seal.close('sign-in', attempt, attemptLifetimeSeconds);
      addCookies(response, [this.#attemptCookie(attempt.state, sealed, attemptLifetimeSeconds)]);
      redirect(response, address.href);
    } catch (error) {
      this.#options.log.error({ reason: String(error) }, 'Sign-in could not start.');
      redirect(response, failureAddress(returnTo, 'unavailable'));
    }
  }

  async #comeBack(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const state = url.searchParams.get('state') ?? '';
    const sealed = readCookies(request).get(attemptName(state)) ?? '';
    const attempt = attemptShape.safeParse(await this.#options.seal.open('sign-in', sealed));
    if (!attempt.success) return redirect(response, failureAddress('/', 'expired'));
    addCookies(response, [this.#attemptCookie(state, '', 0)]);
    try {
      const session = await this.#options.openId.finishSignIn(`${url.pathname}${url.search}`, attempt.data);
      addCookies(response, [
        ...(await this.#options.sessionCookie.write(session)),
        ...this.#startForms(request, session.subject),
      ]);
      redirect(response, attempt.data.returnTo);
    } catch (error) {
      this.#options.log.warn({ reason: String(error) }, 'A sign-in was not completed.');
      redirect(response, failureAddress(attempt.data.returnTo, 'refused'));
    }
  }

  /** A page met a token that was taken back; it cannot set cookies while it is drawn, so it comes by here. */
  async #renew(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const renewals = Number(readCookies(request).get('city-renewals') ?? 0) + 1;
    const session = await this.#options.sessionCookie.read(request);
    if (session) this.#options.keeper.noteRevoked(session.accessToken);
    // What is refused however often it is renewed will not get better: signed out is a state one can act in.
    const isVain = !(renewals <= mostRenewals);
    const cookies = isVain
      ? this.#options.sessionCookie.clear()
      : (await this.#options.keeper.standing(request)).cookies;
    const counter = { maxAgeSeconds: isVain ? 0 : renewalWindowSeconds, secure: this.#secure };
    addCookies(response, [...cookies, writeCookie('city-renewals', String(renewals), counter)]);
    redirect(response, pathInside(url.searchParams.get('returnTo'), '/'));
  }

  async #signOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const session = await this.#options.sessionCookie.read(request);
    // Who sits down at the same counter next sees nothing that was typed, nor codes that were shown.
    addCookies(response, [
      ...this.#options.sessionCookie.clear(),
      this.#hatCookie('', 0),
      this.#formPersonCookie('', 0),
      ...this.#forgetForms(request),
    ]);
    try {
      redirect(response, (await this.#options.openId.signOutAddress(session)).href);
    } catch (error) {
      this.#options.log.warn(
        { reason: String(error) },
        'Signed out here, but the provider could not be told.',
      );
      redirect(response, '/');
    }
  }

  async #changeHat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await readForm(request);
    const hat = form.get('organizationId') ?? '';
    const known = /^[\w-]{1,64}$/.test(hat);
    addCookies(response, [known ? this.#hatCookie(hat, 30 * 86_400) : this.#hatCookie('', 0)]);
    redirect(response, pathInside(form.get('returnTo'), '/'));
  }

  /** Whose session ran out finds again what was typed. Who signs in after somebody else, or nobody, finds nothing. */
  #startForms(request: IncomingMessage, subject: string): string[] {
    const person = createHash('sha256').update(subject).digest('base64url').slice(0, 22);
    const isSame = readCookies(request).get('city-last-person') === person;
    const forgotten = isSame ? [] : this.#forgetForms(request);
    return [...forgotten, this.#formPersonCookie(person, formPersonSeconds)];
  }

  #forgetForms(request: IncomingMessage): string[] {
    return [...readCookies(request).keys()]
      .filter((name) => name.startsWith(formCookiePrefix))
      .map((name) => writeCookie(name, '', { maxAgeSeconds: 0, secure: this.#secure }));
  }

  #formPersonCookie(value: string, maxAgeSeconds: number): string {
    return writeCookie('city-last-person', value, { maxAgeSeconds, secure: this.#secure });
  }

  #hatCookie(value: string, maxAgeSeconds: number): string {
    return writeCookie('city-hat', value, { maxAgeSeconds, secure: this.#secure });
  }

  /** Named by its state, so that two tabs may sign in at once. */
  #attemptCookie(state: string, value: string, maxAgeSeconds: number): string {
    return writeCookie(attemptName(state), value, { maxAgeSeconds, secure: this.#secure, path: '/auth' });
  }
}

function attemptName(state: string): string {
  return `city-sign-in-${state.replace(/[^\w-]/g, '').slice(0, 12)}`;
}

function failureAddress(returnTo: string, reason: string): string {
  const language = returnTo.startsWith('/en') ? 'en' : 'vi';
  return `/${language}/sign-in-failed?reason=${reason}&returnTo=${encodeURIComponent(returnTo)}`;
}

function redirect(response: ServerResponse, address: string): void {
  response.writeHead(303, { Location: address }).end();
}
