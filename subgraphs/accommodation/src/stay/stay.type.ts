import { GraphQLDate } from '@city/kit/graphql/date';
import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { PageInfo } from '@city/kit/graphql/page-info.type';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { StayPurpose, StayStatus } from '../generated/prisma/enums.ts';

/** CORRECTED, EXTENDED and CANCELLED belong to the life of a stay as much as what can be done already. */
export const StayEventKind = {
  DECLARED: 'DECLARED',
  CORRECTED: 'CORRECTED',
  EXTENDED: 'EXTENDED',
  DEPARTED: 'DEPARTED',
  CANCELLED: 'CANCELLED',
} as const;
export type StayEventKind = keyof typeof StayEventKind;

registerEnumType(StayPurpose, {
  name: 'StayPurpose',
  description: 'The twenty reasons of the national register, in its order.',
});
registerEnumType(StayStatus, { name: 'StayStatus' });
registerEnumType(StayEventKind, { name: 'StayEventKind' });

@ObjectType()
@Directive('@key(fields: "id")')
export class Stay {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Number of the receipt that proves the declaration.' })
  receiptNumber!: string;

  @Field(() => String, { nullable: true })
  room!: string | null;

  @Field(() => StayPurpose)
  purpose!: StayPurpose;

  @Field(() => GraphQLDateTime)
  arrivedAt!: Date;

  @Field(() => GraphQLDate)
  expectedDepartureOn!: string;

  @Field(() => GraphQLDateTime, { nullable: true })
  departedAt!: Date | null;

  @Field(() => GraphQLDateTime)
  declaredAt!: Date;

  @Field(() => GraphQLDateTime, {
    description:
      'Legal deadline: 23:00 for Vietnamese guests, 08:00 next day when they arrive later; 12 hours for foreign guests.',
  })
  declareBy!: Date;

  @Field(() => Boolean)
  late!: boolean;

  @Field(() => StayStatus)
  status!: StayStatus;
}

@ObjectType()
export class StayConnection {
  @Field(() => [Stay])
  nodes!: Stay[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}

@ObjectType()
export class StayEvent {
  @Field(() => String)
  eventCursor!: string;

  @Field(() => StayEventKind)
  kind!: StayEventKind;

  @Field(() => Stay)
  stay!: Stay;

  @Field(() => GraphQLDateTime)
  at!: Date;
}
