import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { AccessRecordQueue } from './access-record-queue.ts';
import { keepAccessRecords, type NewAccessRecord } from './keep-access-records.ts';

export type AccessRecordRow = Awaited<ReturnType<AccessRecordStore['list']>>[number];

/** Whose data, and by which organisation if only that is asked. */
export type LooksAt = { citizenId: string; organizationId?: string | null };

type Place = { accessedAt: Date; id: string };

const columns = {
  id: true,
  citizenId: true,
  accessedById: true,
  accessedByClientId: true,
  organizationId: true,
  fields: true,
  purpose: true,
  accessedAt: true,
  aboutCipher: true,
  inquiry: true,
  legalGround: true,
} as const;

/** A look under a criminal inquiry is there for the person only when its day has come. */
const isShown = (now: Date) => ({ OR: [{ visibleFrom: null }, { visibleFrom: { lte: now } }] });

export class AccessRecordStore {
  readonly #database: Database;
  readonly #queue: AccessRecordQueue;

  constructor(database: Database, vault: PersonalDataVault) {
    this.#database = database;
    this.#queue = new AccessRecordQueue(async (records) => {
      await database.$transaction((tx) => keepAccessRecords(tx, vault, records));
    });
  }

  keep(records: readonly NewAccessRecord[]): Promise<void> {
    return this.#queue.add(records);
  }

  /** Those that may be shown to their person by now. */
  findMany(ids: readonly string[]) {
    return this.#database.accessRecord.findMany({
      where: { id: { in: [...ids] }, ...isShown(new Date()) },
      select: columns,
    });
  }

  /** Newest first. */
  list({ citizenId, organizationId }: LooksAt, after: Place | null, take: number) {
    return this.#database.accessRecord.findMany({
      where: {
        citizenId,
        ...(organizationId && { organizationId }),
        ...(after && {
          // The first condition alone lets PostgreSQL leave out the months that are still to come.
          accessedAt: { lte: after.accessedAt },
          AND: { OR: [{ accessedAt: { lt: after.accessedAt } }, { id: { lt: after.id } }] },
        }),
        ...isShown(new Date()),
      },
      orderBy: [{ accessedAt: 'desc' }, { id: 'desc' }],
      take,
      select: columns,
    });
  }

  count({ citizenId, organizationId }: LooksAt): Promise<number> {
    return this.#database.accessRecord.count({
      where: { citizenId, ...(organizationId && { organizationId }), ...isShown(new Date()) },
    });
  }
}
