import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import { notificationErrors } from './notification.errors.ts';
import type { NotificationRow, NotificationStore } from './notification.store.ts';

const maximum = 500;

/** Those of the ids that are the person's own, in the order given; the others do not exist to this person. */
export async function markNotificationsRead(
  store: NotificationStore,
  citizenId: string,
  given: readonly string[],
): Promise<NotificationRow[]> {
  if (given.length > maximum)
    throw badUserInput([fieldProblem('ids', notificationErrors.TOO_MANY_NOTIFICATIONS, { maximum })]);
  const ids = [...new Set(given.filter(isUuid).map((id) => id.toLowerCase()))];
  await store.markRead(citizenId, ids, new Date());
  const own = (await store.findMany(ids)).filter((row) => row.citizenId === citizenId);
  const byId = new Map(own.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
