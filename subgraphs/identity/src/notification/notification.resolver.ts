import { forbidden, notFound } from '@city/kit/errors/city-error';
import type { FeedEvent } from '@city/kit/feed/event-feed';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import type { Page } from '@city/kit/paging/keyset';
import type { Viewer } from '@city/kit/request-identity/viewer';
import {
  Arg,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { listNotifications } from './list-notifications.ts';
import { markNotificationsRead } from './mark-notifications-read.ts';
import type { NotificationRow } from './notification.store.ts';
import { Notification, NotificationConnection, NotificationEvent } from './notification.type.ts';
import { type NotificationPayload, notificationTopic } from './notify.ts';

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => NotificationConnection, { description: 'What the city told me, newest first.' })
  @Directive('@authenticated')
  notifications(
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { viewer, stores }: IdentityContext,
  ): Promise<Page<NotificationRow>> {
    return listNotifications(stores.notifications, readerOf(viewer), { first, after });
  }

  @Mutation(() => [Notification], {
    description:
      'Answers those of the ids that are notifications of mine; others are passed over. At most 500 at once (TOO_MANY_NOTIFICATIONS).',
  })
  @Directive('@authenticated')
  markNotificationsRead(
    @Arg('ids', () => [ID]) ids: string[],
    @Ctx() { viewer, stores }: IdentityContext,
  ): Promise<NotificationRow[]> {
    return markNotificationsRead(stores.notifications, readerOf(viewer), ids);
  }

  @Subscription(() => NotificationEvent, {
    description:
      '`after` is the `eventCursor` of the last event seen: what happened since is replayed first, in order, without a gap. A cursor is good for seven days (then CURSOR_EXPIRED).',
    subscribe: ({ args, context }: { args: { after?: string | null }; context: IdentityContext }) => {
      const citizenId = readerOf(context.viewer);
      return context.feed.subscribe<NotificationPayload>({
        topics: [notificationTopic],
        after: args.after ?? null,
        accept: ({ payload }) => payload.citizenId === citizenId,
      });
    },
  })
  @Directive('@authenticated')
  async notificationReceived(
    @Arg('after', () => String, { nullable: true }) _after: string | null,
    @Root() event: FeedEvent<NotificationPayload>,
    @Ctx() { loaders }: IdentityContext,
  ): Promise<{ eventCursor: string; notification: NotificationRow }> {
    const notification = await loaders.notifications.load(event.payload.notificationId);
    if (!notification) throw notFound();
    return { eventCursor: event.cursor, notification };
  }

  @FieldResolver(() => LocalizedText)
  title(@Root() { titleVi: vi, titleEn: en }: NotificationRow): LocalizedText {
    return { vi, en };
  }

  @FieldResolver(() => LocalizedText)
  body(@Root() { bodyVi: vi, bodyEn: en }: NotificationRow): LocalizedText {
    return { vi, en };
  }
}

/** Only people are told things; a machine has its own ways. */
function readerOf(viewer: Viewer): string {
  viewer.requireAuthenticated();
  if (viewer.citizenId === null) throw forbidden();
  return viewer.citizenId;
}
