import type { Queries } from '../database.ts';
import { NotificationKind } from '../generated/prisma/enums.ts';
import { type NotificationChoice, usualChoice } from './notification-choices.ts';

const columns = { kind: true, email: true, sms: true } as const;

export class NotificationChoiceStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  /** One for each kind there is. */
  async list(citizenId: string): Promise<NotificationChoice[]> {
    const rows = await this.#database.notificationPreference.findMany({
      where: { citizenId },
      select: columns,
    });
    const chosen = new Map(rows.map((row) => [row.kind, row]));
    return Object.values(NotificationKind).map((kind) => chosen.get(kind) ?? usualChoice(kind));
  }

  async find(citizenId: string, kind: NotificationKind): Promise<NotificationChoice> {
    const where = { citizenId_kind: { citizenId, kind } };
    const row = await this.#database.notificationPreference.findUnique({ where, select: columns });
    return row ?? usualChoice(kind);
  }

  async set(citizenId: string, { kind, email, sms }: NotificationChoice): Promise<void> {
    await this.#database.notificationPreference.upsert({
      where: { citizenId_kind: { citizenId, kind } },
      create: { citizenId, kind, email, sms },
      update: { email, sms, changedAt: new Date() },
    });
  }
}
