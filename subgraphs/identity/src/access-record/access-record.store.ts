import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { AccessRecordQueue } from './access-record-queue.ts';
import { keepAccessRecords, type NewAccessRecord } from './keep-access-records.ts';

export type AccessRecordRow = Awaited<ReturnType<AccessRecordStore['list']>>[number];

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
} as const;

export class AccessRecordStore {
  readonly #database: Database;
  readonly #queue: AccessRecordQueue;

  constructor(database: Database, vault: PersonalDataVault) {
    this.#database = database;
    this.#queue = new AccessRecordQueue((records) =>
      database.$transaction((tx) => keepAccessRecords(tx, vault, records)),
    );
  }

  keep(records: readonly NewAccessRecord[]): Promise<void> {
    return this.#queue.add(records);
  }

  findMany(ids: readonly string[]) {
    return this.#database.accessRecord.findMany({ where: { id: { in: [...ids] } }, select: columns });
  }

  /** Newest first. */
  list(citizenId: string, after: Place | null, take: number) {
    return this.#database.accessRecord.findMany({
      where: {
        citizenId,
        ...(after && {
          // The first condition alone lets PostgreSQL leave out the months that are still to come.
          accessedAt: { lte: after.accessedAt },
          OR: [{ accessedAt: { lt: after.accessedAt } }, { id: { lt: after.id } }],
        }),
      },
      orderBy: [{ accessedAt: 'desc' }, { id: 'desc' }],
      take,
      select: columns,
    });
  }

  count(citizenId: string): Promise<number> {
    return this.#database.accessRecord.count({ where: { citizenId } });
  }
}
