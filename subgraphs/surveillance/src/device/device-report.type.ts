import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Field, InputType, Int } from 'type-graphql';
import { DeviceStatus } from '../generated/prisma/enums.ts';

@InputType()
export class DeviceReportInput {
  @Field(() => String)
  deviceCode!: string;

  @Field(() => DeviceStatus)
  status!: DeviceStatus;

  @Field(() => GraphQLDateTime)
  at!: Date;

  @Field(() => Int, { nullable: true })
  connectedClients?: number | null;
}
