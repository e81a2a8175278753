import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { readCookies, writeCookie } from './cookies.ts';
import type { Seal } from './sealed-value.ts';

const sessionShape = z.object({
  subject: z.string(),
  accessToken: z.string(),
  /** Milliseconds since 1970. */
  accessTokenExpiresAt: z.number(),
  refreshToken: z.string().nullable(),
  idToken: z.string().nullable(),
});

export type Session = z.infer<typeof sessionShape>;

const lifetimeSeconds = 12 * 3600;
/** Browsers drop a cookie above 4,096 bytes with its name and attributes, so a long one is cut. */
const chunkLength = 3_600;
const mostChunks = 4;

/** The session lives in the browser alone, encrypted: it survives a restart of the portal and needs no store. */
export class SessionCookie {
  readonly #seal: Seal;
  readonly #secure: boolean;
  readonly #name: string;

  constructor(seal: Seal, options: { secure: boolean }) {
    this.#seal = seal;
    this.#secure = options.secure;
    this.#name = options.secure ? '__Host-city-session' : 'city-session';
  }

  async read(request: IncomingMessage): Promise<Session | null> {
    const cookies = readCookies(request);
    const sealed = this.#names()
      .map((name) => cookies.get(name) ?? '')
      .join('');
    if (sealed === '') return null;
    const session = sessionShape.safeParse(await this.#seal.open('session', sealed));
    return session.success ? session.data : null;
  }

  async write(session: Session): Promise<string[]> {
    const sealed = await this.#seal.close('session', session, lifetimeSeconds);
    if (sealed.length > chunkLength * mostChunks) throw new Error('The session is too large for cookies.');
    return this.#names().map((name, index) => {
      const chunk = sealed.slice(index * chunkLength, (index + 1) * chunkLength);
      return this.#cookie(name, chunk, chunk === '' ? 0 : lifetimeSeconds);
    });
  }

  clear(): string[] {
    return this.#names().map((name) => this.#cookie(name, '', 0));
  }

  #names(): string[] {
    return Array.from({ length: mostChunks }, (_, index) =>
      index === 0 ? this.#name : `${this.#name}.${index}`,
    );
  }

  #cookie(name: string, value: string, maxAgeSeconds: number): string {
    return writeCookie(name, value, { maxAgeSeconds, secure: this.#secure });
  }
}
