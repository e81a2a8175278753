import type { IncomingMessage } from 'node:http';
import type { Logger } from './log.ts';
import { type OpenId, SessionEnded } from './open-id.ts';
import { RevokedTokens } from './revoked-token.ts';
import type { Session, SessionCookie } from './session-cookie.ts';

/** Who asks, as far as the portal can say: `unavailable` is signed in, but the provider could not be asked to renew. */
export type Standing =
  | { kind: 'anonymous' | 'unavailable'; cookies: string[] }
  | { kind: 'signed-in'; session: Session; cookies: string[] };

const renewBeforeMs = 30_000;
const rememberRenewalMs = 600_000;

/** Turns the cookie of a request into a token that is good for a while, renewing it where needed. */
export class SessionKeeper {
  readonly #cookie: SessionCookie;
  readonly #openId: Pick<OpenId, 'refresh'>;
  readonly #log: Logger;
  /** A refresh token works once: requests that come together, or late with the old cookie, share one renewal. */
  readonly #renewals = new Map<string, Promise<Session>>();
  readonly #revoked = new RevokedTokens();

  constructor(options: { cookie: SessionCookie; openId: Pick<OpenId, 'refresh'>; log: Logger }) {
    this.#cookie = options.cookie;
    this.#openId = options.openId;
    this.#log = options.log;
  }

  async standing(request: IncomingMessage): Promise<Standing> {
    const session = await this.#cookie.read(request);
    if (session === null) return { kind: 'anonymous', cookies: [] };
    if (this.#isGood(session)) return { kind: 'signed-in', session, cookies: [] };
    try {
      const renewed = await this.#renewed(session);
      return { kind: 'signed-in', session: renewed, cookies: await this.#cookie.write(renewed) };
    } catch (error) {
      if (error instanceof SessionEnded) return { kind: 'anonymous', cookies: this.#cookie.clear() };
      this.#log.warn({ reason: String(error) }, 'The session could not be renewed.');
      const holds = session.accessTokenExpiresAt > Date.now() && !this.#revoked.has(session.accessToken);
      if (holds) return { kind: 'signed-in', session, cookies: [] };
      return { kind: 'unavailable', cookies: [] };
    }
  }

  /** The gateway refused the token before its time: the next request with it is renewed. */
  noteRevoked(accessToken: string): void {
    this.#revoked.add(accessToken);
  }

  #isGood({ accessToken, accessTokenExpiresAt }: Session): boolean {
    return accessTokenExpiresAt - Date.now() > renewBeforeMs && !this.#revoked.has(accessToken);
  }

  /** A cookie that missed an answer may be more than one renewal behind: it is led along those that are remembered. */
  async #renewed(session: Session): Promise<Session> {
    const isKnown = this.#renewals.has(keyOf(session));
    const renewed = await this.#renew(session);
    return isKnown && !this.#isGood(renewed) ? this.#renewed(renewed) : renewed;
  }

  #renew(session: Session): Promise<Session> {
    const key = keyOf(session);
    const underWay = this.#renewals.get(key);
    if (underWay) return underWay;
    const renewal = this.#openId.refresh(session);
    this.#renewals.set(key, renewal);
    renewal.then(
      () => setTimeout(() => this.#renewals.delete(key), rememberRenewalMs).unref(),
      () => this.#renewals.delete(key),
    );
    return renewal;
  }
}

function keyOf(session: Session): string {
  return session.refreshToken ?? session.accessToken;
}
