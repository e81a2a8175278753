import type { Queries } from '../database.ts';

export type ConsentChangeRow = { purpose: string; isGranted: boolean; changedAt: Date };

const columns = { purpose: true, isGranted: true, changedAt: true } as const;

/** Only ever added to: what somebody agreed to, and until when, can be shown years later. */
export class ConsentStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  /** Newest first. */
  history(citizenId: string): Promise<ConsentChangeRow[]> {
    return this.#database.consentChange.findMany({
      where: { citizenId },
      orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
      select: columns,
    });
  }

  async isGranted(citizenId: string, purpose: string): Promise<boolean> {
    const last = await this.#database.consentChange.findFirst({
      where: { citizenId, purpose },
      orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
      select: { isGranted: true },
    });
    return last?.isGranted ?? false;
  }

  async add(citizenId: string, purpose: string, isGranted: boolean): Promise<void> {
    await this.#database.consentChange.create({ data: { citizenId, purpose, isGranted } });
  }

  /** Whether the person wants no other use of the data than the law demands; locks the answer for the transaction. */
  async isRestricted(citizenId: string): Promise<boolean> {
    const rows = await this.#database.$queryRaw<{ restrictedAt: Date | null }[]>`
      select restricted_at as "restrictedAt" from citizen where id = ${citizenId}::uuid for update`;
    return (rows[0]?.restrictedAt ?? null) !== null;
  }

  async withdrawAll(citizenId: string): Promise<void> {
    const history = await this.history(citizenId);
    const purposes = new Set(history.map(({ purpose }) => purpose));
    for (const purpose of purposes)
      if (history.find((change) => change.purpose === purpose)?.isGranted)
        await this.add(citizenId, purpose, false);
  }
}
