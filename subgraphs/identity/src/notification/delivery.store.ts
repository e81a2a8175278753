import type { Queries } from '../database.ts';
import type { DeliveryStatus, NotificationChannel } from '../generated/prisma/enums.ts';
import type { NotificationRow } from './notification.store.ts';

export type DeliveryRow = {
  notificationId: string;
  channel: NotificationChannel;
  status: DeliveryStatus;
  changedAt: Date;
};

export type Delivery = DeliveryRow & {
  notification: NotificationRow & {
    citizen: { phoneCipher: Uint8Array | null; emailCipher: Uint8Array | null };
  };
};

export class DeliveryStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  async add(notificationId: string, channels: readonly NotificationChannel[]): Promise<void> {
    await this.#database.notificationDelivery.createMany({
      data: channels.map((channel) => ({ notificationId, channel })),
    });
  }

  find(notificationId: string, channel: NotificationChannel): Promise<Delivery | null> {
    return this.#database.notificationDelivery.findUnique({
      where: { notificationId_channel: { notificationId, channel } },
      include: {
        notification: { include: { citizen: { select: { phoneCipher: true, emailCipher: true } } } },
      },
    });
  }

  ofNotifications(ids: readonly string[]): Promise<DeliveryRow[]> {
    return this.#database.notificationDelivery.findMany({
      where: { notificationId: { in: [...ids] } },
      orderBy: { channel: 'asc' },
    });
  }

  async mark(notificationId: string, channel: NotificationChannel, status: DeliveryStatus): Promise<void> {
    await this.#database.notificationDelivery.update({
      where: { notificationId_channel: { notificationId, channel } },
      data: { status, attempts: { increment: 1 }, changedAt: new Date() },
    });
  }
}
