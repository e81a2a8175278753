import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { MeasurementQuality } from '../generated/prisma/enums.ts';

registerEnumType(MeasurementQuality, {
  name: 'MeasurementQuality',
  description:
    'Device status 00, 01 and 02 of Circular 10/2021, and what our own plausibility check doubts. Only VALID enters means and indices.',
});

@ObjectType()
export class Measurement {
  @Field(() => Float)
  value!: number;

  @Field(() => GraphQLDateTime)
  observedAt!: Date;

  @Field(() => MeasurementQuality)
  quality!: MeasurementQuality;

  stationId!: string;
  parameterCode!: string;
}
