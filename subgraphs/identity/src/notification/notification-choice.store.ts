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

  /** One statement, so that all of them hold or none; in one order, so that two at once never wait for each other. */
  async set(citizenId: string, choices: readonly NotificationChoice[]): Promise<void> {
    const kinds = choices.map(({ kind }) => kind);
    const email = choices.map((choice) => choice.email);
    const sms = choices.map((choice) => choice.sms);
    await this.#database.$executeRaw`
      insert into notification_preference (citizen_id, kind, email, sms)
      select ${citizenId}::uuid, kind::notification_kind, email, sms
        from unnest(${kinds}::text[], ${email}::boolean[], ${sms}::boolean[]) as choice (kind, email, sms)
       order by kind
      on conflict (citizen_id, kind) do update
        set email = excluded.email, sms = excluded.sms, changed_at = now()`;
  }
}
