import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { PageInfo } from '@city/kit/graphql/page-info.type';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NotificationKind } from '../generated/prisma/enums.ts';

registerEnumType(NotificationKind, {
  name: 'NotificationKind',
  description: 'What a notification is about.',
});

@ObjectType({ description: 'Something that the city told a person. The person alone sees it.' })
@Directive('@key(fields: "id")')
export class Notification {
  @Field(() => ID)
  id!: string;

  @Field(() => NotificationKind)
  kind!: NotificationKind;

  @Field(() => LocalizedText)
  title!: LocalizedText;

  @Field(() => LocalizedText)
  body!: LocalizedText;

  @Field(() => String, {
    nullable: true,
    description: 'Path inside the portal, for example `/applications/…`.',
  })
  link?: string | null;

  @Field(() => GraphQLDateTime)
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while it is unread.' })
  readAt?: Date | null;
}

@ObjectType()
export class NotificationConnection {
  @Field(() => [Notification])
  nodes!: Notification[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}

@ObjectType()
export class NotificationEvent {
  @Field(() => String, { description: 'For `after` of the next subscription.' })
  eventCursor!: string;

  @Field(() => Notification)
  notification!: Notification;
}
