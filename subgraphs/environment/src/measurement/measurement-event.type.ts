import { Field, ObjectType } from 'type-graphql';
import type { ObservedTimes } from './measurement.events.ts';

@ObjectType()
export class MeasurementEvent {
  @Field(() => String)
  eventCursor!: string;

  stationId!: string;
  observed!: ObservedTimes;
}
