import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import type { NotificationRow, NotificationStore } from './notification.store.ts';

const defaultSize = 20;

export type PageArgs = { first: number | null | undefined; after: string | null | undefined };

export async function listNotifications(
  store: NotificationStore,
  citizenId: string,
  { first, after }: PageArgs,
): Promise<Page<NotificationRow>> {
  const size = pageSize(first, defaultSize);
  const place = after ? placeOf(after) : null;
  const [rows, totalCount] = await Promise.all([
    store.list(citizenId, place, size + 1),
    store.count(citizenId),
  ]);
  return toPage(rows, size, ({ createdAt, id }) => [createdAt.toISOString(), id], { after, totalCount });
}

function placeOf(after: string) {
  const [createdAt, id] = decodeCursor(after, ['instant', 'uuid']);
  return { createdAt, id };
}
