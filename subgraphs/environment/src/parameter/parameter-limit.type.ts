import { GraphQLDate } from '@city/kit/graphql/date';
import { Directive, Field, Float, ObjectType } from 'type-graphql';

@Directive('@cacheControl(inheritMaxAge: true)')
@ObjectType()
export class ParameterLimit {
  @Field(() => String, { description: 'For example QCVN 05:2023/BTNMT.' })
  standard!: string;

  @Field(() => GraphQLDate)
  validFrom!: string;

  @Field(() => GraphQLDate, { nullable: true, description: 'Last day in force.' })
  validTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'ISO 8601 duration the limit is averaged over: PT1H, PT8H, P1D, P1Y; null for an instant value.',
  })
  averaging!: string | null;

  @Field(() => Float, { nullable: true })
  minimum!: number | null;

  @Field(() => Float, { nullable: true })
  maximum!: number | null;

  parameterCode!: string;
  /** The kinds of water that the limit is for; empty for air. */
  waterBodies!: string[];
  waterClass!: string | null;
}
