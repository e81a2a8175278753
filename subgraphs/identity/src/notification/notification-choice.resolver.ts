import { Arg, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { requirePerson } from '../data-request/data-rights.policy.ts';
import { NotificationKind } from '../generated/prisma/enums.ts';
import { chooseNotifications } from './choose-notifications.ts';
import type { DeliveryRow } from './delivery.store.ts';
import type { NotificationRow } from './notification.store.ts';
import { Notification } from './notification.type.ts';
import {
  NotificationDelivery,
  NotificationPreference,
  NotificationPreferenceInput,
} from './notification-choice.type.ts';
import type { NotificationChoice } from './notification-choices.ts';

@Resolver(() => Notification)
export class NotificationChoiceResolver {
  @Query(() => [NotificationPreference], { description: 'One for each kind of notification.' })
  @Directive('@authenticated')
  notificationPreferences(@Ctx() { viewer, stores }: IdentityContext): Promise<NotificationChoice[]> {
    return stores.notificationChoices.list(requirePerson(viewer));
  }

  @Mutation(() => [NotificationPreference], {
    description:
      'Chooses for one kind; for several at once use `setNotificationPreferences`. Holds for what comes from now on. Answers all my choices.',
  })
  @Directive('@authenticated')
  async setNotificationPreference(
    @Arg('kind', () => NotificationKind) kind: NotificationKind,
    @Arg('email', () => Boolean) email: boolean,
    @Arg('sms', () => Boolean) sms: boolean,
    @Ctx() { viewer, stores }: IdentityContext,
  ): Promise<NotificationChoice[]> {
    const citizenId = requirePerson(viewer);
    await stores.notificationChoices.set(citizenId, [{ kind, email, sms }]);
    return stores.notificationChoices.list(citizenId);
  }

  @Mutation(() => [NotificationPreference], {
    description:
      'Chooses for several kinds, all or none. A kind that is left out stays as it was; one that is named twice is refused (CHOICE_TWICE). Holds for what comes from now on. Answers all my choices.',
  })
  @Directive('@authenticated')
  setNotificationPreferences(
    @Arg('preferences', () => [NotificationPreferenceInput]) preferences: NotificationPreferenceInput[],
    @Ctx() context: IdentityContext,
  ): Promise<NotificationChoice[]> {
    return chooseNotifications(context, preferences);
  }

  @FieldResolver(() => [NotificationDelivery], {
    description: 'How it left the portal, by each way that was chosen when it came.',
  })
  deliveries(@Root() { id }: NotificationRow, @Ctx() { loaders }: IdentityContext): Promise<DeliveryRow[]> {
    return loaders.deliveries.load(id);
  }
}
