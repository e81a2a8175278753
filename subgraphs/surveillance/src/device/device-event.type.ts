import { Field, ObjectType } from 'type-graphql';

@ObjectType()
export class DeviceEvent {
  @Field(() => String)
  eventCursor!: string;

  deviceId!: string;
}
