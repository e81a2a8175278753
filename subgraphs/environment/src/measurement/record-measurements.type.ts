import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { MeasurementQuality } from '../generated/prisma/enums.ts';

@InputType()
export class MeasurementInput {
  @Field(() => String)
  stationCode!: string;

  @Field(() => String)
  parameter!: string;

  @Field(() => Float)
  value!: number;

  @Field(() => GraphQLDateTime)
  observedAt!: Date;

  @Field(() => MeasurementQuality, { defaultValue: MeasurementQuality.VALID })
  quality!: MeasurementQuality;
}

@ObjectType()
export class RejectedMeasurement {
  @Field(() => Int)
  index!: number;

  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  message!: LocalizedText;
}

@ObjectType()
export class RecordMeasurementsPayload {
  @Field(() => Int)
  accepted!: number;

  @Field(() => Int, {
    description: 'Same station, parameter and time as before: the later value replaces the earlier.',
  })
  replaced!: number;

  @Field(() => [RejectedMeasurement])
  rejected!: RejectedMeasurement[];
}
