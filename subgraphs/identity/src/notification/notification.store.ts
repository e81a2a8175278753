import type { Queries } from '../database.ts';
import type { NotificationKind } from '../generated/prisma/enums.ts';

export type NewNotification = {
  id: string;
  citizenId: string;
  kind: NotificationKind;
  titleVi: string;
  titleEn: string | null;
  bodyVi: string;
  bodyEn: string | null;
  link: string | null;
  source: string;
  sourceReference: string;
};

export type NotificationRow = NewNotification & { createdAt: Date; readAt: Date | null };

type Place = { createdAt: Date; id: string };

export class NotificationStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  /** True when it is new; false when its sender handed one in under this reference before. */
  async add(notification: NewNotification): Promise<boolean> {
    const { count } = await this.#database.notification.createMany({
      data: [notification],
      skipDuplicates: true,
    });
    return count === 1;
  }

  findBySource(source: string, sourceReference: string): Promise<NotificationRow | null> {
    return this.#database.notification.findUnique({
      where: { source_sourceReference: { source, sourceReference } },
    });
  }

  findMany(ids: readonly string[]): Promise<NotificationRow[]> {
    return this.#database.notification.findMany({ where: { id: { in: [...ids] } } });
  }

  /** Newest first. */
  list(citizenId: string, after: Place | null, take: number): Promise<NotificationRow[]> {
    return this.#database.notification.findMany({
      where: {
        citizenId,
        ...(after && {
          OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }],
        }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take,
    });
  }

  count(citizenId: string): Promise<number> {
    return this.#database.notification.count({ where: { citizenId } });
  }

  countUnread(citizenId: string): Promise<number> {
    return this.#database.notification.count({ where: { citizenId, readAt: null } });
  }

  /** The first reading counts; whoever else's are among the ids stay as they are. */
  async markRead(citizenId: string, ids: readonly string[], at: Date): Promise<void> {
    await this.#database.notification.updateMany({
      where: { id: { in: [...ids] }, citizenId, readAt: null },
      data: { readAt: at },
    });
  }
}
