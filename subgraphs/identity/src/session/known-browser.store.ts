import { createHash } from 'node:crypto';
import type { Queries } from '../database.ts';

/** The browsers from which people have signed in, each under a hash of its own for each person. */
export class KnownBrowserStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  /** With each sign-in. True when the person has not signed in from this browser before. */
  async meet(o: { citizenId: string; browser: string; sessionId: string }): Promise<boolean> {
    const { citizenId, sessionId } = o;
    const browserHash = hashOf(citizenId, o.browser);
    const { count } = await this.#database.knownBrowser.createMany({
      data: [{ citizenId, browserHash, sessionId }],
      skipDuplicates: true,
    });
    if (count === 1) return true;
    await this.#database.knownBrowser.updateMany({
      where: { citizenId, browserHash },
      data: { sessionId, lastUsedAt: new Date() },
    });
    return false;
  }

  async isKnown(citizenId: string, browser: string): Promise<boolean> {
    const browserHash = hashOf(citizenId, browser);
    return (await this.#database.knownBrowser.count({ where: { citizenId, browserHash } })) > 0;
  }

  /** The browser of one session. */
  async forget(citizenId: string, sessionId: string): Promise<void> {
    await this.#database.knownBrowser.deleteMany({ where: { citizenId, sessionId } });
  }

  async forgetAll(citizenId: string, o: { except: string | null }): Promise<void> {
    await this.#database.knownBrowser.deleteMany({
      where: { citizenId, ...(o.except && { sessionId: { not: o.except } }) },
    });
  }

  removeOld(): Promise<number> {
    return this.#database.$executeRaw`
      delete from known_browser where last_used_at < now() - interval '1 year'`;
  }
}

/** What a browser holds is random: nobody finds it by trying, and rows of two people can't be told to be of one browser. */
function hashOf(citizenId: string, browser: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`${citizenId}:${browser}`).digest());
}
