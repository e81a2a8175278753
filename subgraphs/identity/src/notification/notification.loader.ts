import DataLoader from 'dataloader';
import { inOrder } from '../loading.ts';
import type { DeliveryRow, DeliveryStore } from './delivery.store.ts';
import type { NotificationRow, NotificationStore } from './notification.store.ts';

export function createNotificationLoader(
  store: NotificationStore,
): DataLoader<string, NotificationRow | null> {
  return new DataLoader((ids) => inOrder(ids, (known) => store.findMany(known)));
}

export function createDeliveryLoader(store: DeliveryStore): DataLoader<string, DeliveryRow[]> {
  return new DataLoader(async (ids) => {
    const rows = Map.groupBy(await store.ofNotifications(ids), ({ notificationId }) => notificationId);
    return ids.map((id) => rows.get(id) ?? []);
  });
}
