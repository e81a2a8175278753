import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType()
export class SeriesPoint {
  @Field(() => GraphQLDateTime)
  at!: Date;

  @Field(() => Float)
  mean!: number;

  @Field(() => Float)
  minimum!: number;

  @Field(() => Float)
  maximum!: number;

  @Field(() => Int, { description: 'Valid measurements in the step.' })
  count!: number;

  @Field(() => Float, { description: 'Valid measurements over expected ones, 0 to 1.' })
  coverage!: number;
}
