import type { IdentityContext } from '../context.ts';

/** What somebody else was told does not exist. */
export async function resolveNotificationReference(reference: { id: string }, context: IdentityContext) {
  const notification = await context.loaders.notifications.load(reference.id);
  return notification && notification.citizenId === context.viewer.citizenId ? notification : null;
}
