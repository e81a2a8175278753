import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@city/kit/log/log';
import { signatureHeaders } from '@city/kit/request-identity/gateway-signature';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { RevocationList, revocationPageSchema } from './revocation-list.ts';

export type RevocationsOptions = {
  /** Where the issuer of the tokens says which hold no longer. Without it tokens hold until they expire. */
  url: string | undefined;
  secret: string | undefined;
  log: Logger;
  list?: RevocationList;
};

/** The issuer answers a long poll after 20 s at the latest. */
const answerTimeoutMs = 30_000;
const startTimeoutMs = 2_000;
/** Less than this an issuer does not wait for news. */
const leastWaitMs = 500;
/** With some chance in it, so that many gateways do not come back at the same moment. */
const retryMs = () => 500 + Math.random() * 1_000;

/**
 * Tokens that hold no longer although they have not expired: a role was changed, a session ended. While the issuer
 * does not answer, what is known holds on and is no reason to refuse everybody: a token lives for minutes only.
 */
export class Revocations {
  readonly #o: RevocationsOptions;
  readonly #list: RevocationList;
  readonly #listeners = new Set<() => void>();
  readonly #stopping = new AbortController();
  #following: Promise<void> | undefined;
  #heardAt = performance.now();
  #isLost = false;

  constructor(options: RevocationsOptions) {
    this.#o = options;
    this.#list = options.list ?? new RevocationList();
  }

  isRevoked(viewer: Viewer): boolean {
    return this.#list.names(viewer);
  }

  /** Calls back whenever more tokens are revoked; whoever keeps a viewer for long asks `isRevoked` again then. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Seconds since the issuer last said what it knows; beyond some 20 the list may lag. */
  get ageSeconds(): number {
    return Math.round((performance.now() - this.#heardAt) / 1000);
  }

  /**
   * Waits for the first answer, but not long: a gateway starts while the issuer is down. Tokens that it then meets
   * are none that it could verify, as it has not got the issuer's keys either.
   */
  async start(): Promise<void> {
    if (this.#o.url === undefined || this.#following) return;
    const first = Promise.withResolvers<void>();
    this.#following = this.#follow(new URL(this.#o.url), first.resolve);
    const timer = setTimeout(first.resolve, startTimeoutMs);
    await first.promise;
    clearTimeout(timer);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
  }

  async #follow(url: URL, onFirst: () => void): Promise<void> {
    let cursor: string | null = null;
    while (!this.#stopping.signal.aborted) {
      const askedAt = performance.now();
      const before: string | null = cursor;
      try {
        cursor = await this.#ask(url, cursor);
        this.#noteAnswer();
        onFirst();
        // An issuer that says nothing new at once, instead of waiting until there is, would be asked without a pause.
        if (cursor === before && performance.now() - askedAt < leastWaitMs) await this.#rest();
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        this.#noteSilence(error);
        onFirst();
        // Whatever happened there meanwhile, all that is kept is asked for again.
        cursor = null;
        await this.#rest();
      }
    }
  }

  #rest(): Promise<void> {
    return delay(retryMs(), undefined, { signal: this.#stopping.signal }).catch(this.#ignoreStop);
  }

  async #ask(url: URL, after: string | null): Promise<string> {
    const address = new URL(url);
    if (after !== null) address.searchParams.set('after', after);
    const headers = signatureHeaders({
      secret: this.#o.secret,
      method: 'GET',
      path: `${address.pathname}${address.search}`,
      body: '',
    });
    const response = await fetch(address, {
      headers,
      signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(answerTimeoutMs)]),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { cursor, revocations } = revocationPageSchema.parse(await response.json());
    if (this.#list.add(revocations)) this.#tellListeners();
    return cursor;
  }

  #tellListeners(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        this.#o.log.error({ err: error }, 'A listener to revoked tokens failed');
      }
    }
  }

  #noteAnswer(): void {
    this.#heardAt = performance.now();
    if (this.#isLost) this.#o.log.info('Revoked tokens are followed again.');
    this.#isLost = false;
  }

  #noteSilence(error: unknown): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#o.log.warn(
      { err: error },
      'Which tokens are revoked cannot be asked: until it can, what is known holds.',
    );
  }

  readonly #ignoreStop = (error: unknown): void => {
    if (!this.#stopping.signal.aborted) throw error;
  };
}
