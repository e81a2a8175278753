import { randomUUID } from 'node:crypto';
import { cityError } from '@city/kit/errors/city-error';
import type { Queries } from '../database.ts';
import type { NotificationKind } from '../generated/prisma/enums.ts';
import { planDeliveries } from './deliver-notification.ts';
import { notificationErrors } from './notification.errors.ts';
import { type NewNotification, NotificationStore } from './notification.store.ts';

export const notificationTopic = 'notification';

/** Ids only: what the notification says stays in its row. */
export type NotificationPayload = { notificationId: string; citizenId: string };

export type Message = {
  citizenId: string;
  kind: NotificationKind;
  title: { vi: string; en: string | null };
  body: { vi: string; en: string | null };
  link?: string | null;
  /** Who tells, and under which reference of its own: telling again under the same one tells nothing twice. */
  source: string;
  sourceReference: string;
};

/** Inside the transaction that gives the reason to tell; ring the feed after its commit. */
export async function notify(tx: Queries, message: Message): Promise<{ id: string; isNew: boolean }> {
  const notifications = new NotificationStore(tx);
  const row = toRow(message);
  if (await notifications.add(row)) {
    const payload: NotificationPayload = { notificationId: row.id, citizenId: row.citizenId };
    await tx.event.createMany({ data: [{ topic: notificationTopic, payload }] });
    await planDeliveries(tx, row);
    return { id: row.id, isNew: true };
  }
  const before = await notifications.findBySource(row.source, row.sourceReference);
  if (!before || !saysTheSame(before, row)) throw cityError(notificationErrors.NOTIFICATION_DIFFERS);
  return { id: before.id, isNew: false };
}

function toRow({ citizenId, kind, title, body, link, source, sourceReference }: Message): NewNotification {
  return {
    id: randomUUID(),
    citizenId: citizenId.toLowerCase(),
    kind,
    titleVi: title.vi.normalize('NFC'),
    titleEn: title.en?.normalize('NFC') ?? null,
    bodyVi: body.vi.normalize('NFC'),
    bodyEn: body.en?.normalize('NFC') ?? null,
    link: link ?? null,
    source,
    sourceReference,
  };
}

function saysTheSame(a: NewNotification, b: NewNotification): boolean {
  const said = ['citizenId', 'kind', 'titleVi', 'titleEn', 'bodyVi', 'bodyEn', 'link'] as const;
  return said.every((column) => a[column] === b[column]);
}
