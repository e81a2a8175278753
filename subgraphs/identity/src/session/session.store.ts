import type { Queries } from '../database.ts';

/** As long as the provider keeps a session that nobody uses. */
const sessionHours = 12;

const columns = {
  id: true,
  device: true,
  network: true,
  methods: true,
  begunAt: true,
  lastUsedAt: true,
} as const;

export type NewSession = {
  id: string;
  citizenId: string;
  device: string;
  network: string;
  methods: string[];
};

export type SessionRow = Awaited<ReturnType<SessionStore['openOf']>>[number];

export class SessionStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  /** With every code that a session gives out: the first one begins it. True for that one. */
  async note(session: NewSession): Promise<boolean> {
    const { count } = await this.#database.signInSession.createMany({
      data: [session],
      skipDuplicates: true,
    });
    if (count === 1) return true;
    const { id, ...row } = session;
    await this.#database.signInSession.update({ where: { id }, data: { ...row, lastUsedAt: new Date() } });
    return false;
  }

  async touch(id: string): Promise<void> {
    await this.#database.signInSession.updateMany({ where: { id }, data: { lastUsedAt: new Date() } });
  }

  openOf(citizenId: string) {
    const since = new Date(Date.now() - sessionHours * 3_600_000);
    return this.#database.signInSession.findMany({
      where: { citizenId, endedAt: null, lastUsedAt: { gt: since } },
      orderBy: { lastUsedAt: 'desc' },
      select: columns,
    });
  }

  /** Those that are kept for a while after their end say when somebody was signed in, and how it ended. */
  removeOld(): Promise<number> {
    return this.#database.$executeRaw`
      delete from sign_in_session where last_used_at < now() - interval '90 days'`;
  }
}
