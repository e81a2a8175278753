import type { Queries } from '../database.ts';

const lifetimeMinutes = 15;

/** How far a sign-in has come: the ways by which the person has shown who it is (RFC 8176). */
export type Progress = { citizenId: string; methods: string[] };

export class SignInProgressStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  find(interaction: string): Promise<Progress | null> {
    return this.#database.signInProgress.findFirst({
      where: { interaction, startedAt: { gt: new Date(Date.now() - lifetimeMinutes * 60_000) } },
      select: { citizenId: true, methods: true },
    });
  }

  async put(interaction: string, progress: Progress): Promise<void> {
    await this.#database.signInProgress.upsert({
      where: { interaction },
      create: { interaction, ...progress },
      update: { ...progress, startedAt: new Date() },
    });
  }

  /** One step further; not at all where what was shown before was taken back while the step was under way. */
  async advance(interaction: string, methods: string[]): Promise<void> {
    await this.#database.signInProgress.updateMany({
      where: { interaction },
      data: { methods, startedAt: new Date() },
    });
  }

  async remove(interaction: string): Promise<void> {
    await this.#database.signInProgress.deleteMany({ where: { interaction } });
  }

  removeOld(): Promise<number> {
    return this.#database.$executeRaw`
      delete from sign_in_progress where started_at < now() - make_interval(mins => ${lifetimeMinutes})`;
  }
}
