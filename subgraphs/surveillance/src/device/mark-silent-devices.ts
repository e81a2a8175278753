import type { Services } from '../context.ts';
import { addStatusEvents } from './device.events.ts';
import { markSilentOffline } from './device.store.ts';

/** A device that stops reporting says nothing about it: who listens must learn it all the same. */
export async function markSilentDevices({ database, feed, settings, now }: Services): Promise<number> {
  const before = new Date(now().getTime() - settings.silentAfterMinutes * 60_000);
  const silent = await database.$transaction(async (transaction) => {
    const silent = await markSilentOffline(transaction, before);
    await addStatusEvents(
      transaction,
      silent.map(({ id }) => ({ deviceId: id, status: 'OFFLINE' })),
    );
    return silent;
  });
  if (silent.length > 0) feed.ring();
  return silent.length;
}
