import DataLoader from 'dataloader';
import { inOrder } from '../loading.ts';
import type { NotificationRow, NotificationStore } from './notification.store.ts';

export function createNotificationLoader(
  store: NotificationStore,
): DataLoader<string, NotificationRow | null> {
  return new DataLoader((ids) => inOrder(ids, (known) => store.findMany(known)));
}
