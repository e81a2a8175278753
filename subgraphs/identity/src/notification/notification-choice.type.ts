import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DeliveryStatus, NotificationChannel, NotificationKind } from '../generated/prisma/enums.ts';

registerEnumType(NotificationChannel, { name: 'NotificationChannel' });
registerEnumType(DeliveryStatus, { name: 'DeliveryStatus' });

@ObjectType({
  description: 'By which ways I am told of one kind of thing, besides the portal, where all of it is.',
})
export class NotificationPreference {
  @Field(() => NotificationKind)
  kind!: NotificationKind;

  @Field(() => Boolean, { description: 'An e-mail with the title and the way to the rest.' })
  email!: boolean;

  @Field(() => Boolean, { description: 'A message to the phone, without anything personal in it.' })
  sms!: boolean;
}

@InputType({ description: 'The choice for one kind of thing. Both ways are said, chosen or not.' })
export class NotificationPreferenceInput {
  @Field(() => NotificationKind)
  kind!: NotificationKind;

  @Field(() => Boolean, { description: 'True: an e-mail, if the account has an address.' })
  email!: boolean;

  @Field(() => Boolean, { description: 'True: a text message, if the account has a confirmed number.' })
  sms!: boolean;
}

@ObjectType({ description: 'A notification on its way out of the portal.' })
export class NotificationDelivery {
  @Field(() => NotificationChannel)
  channel!: NotificationChannel;

  @Field(() => DeliveryStatus, { description: 'FAILED after about two hours of attempts.' })
  status!: DeliveryStatus;

  @Field(() => GraphQLDateTime)
  changedAt!: Date;
}
