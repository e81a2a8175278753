import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const IndexKind = { VN_AQI: 'VN_AQI', VN_WQI: 'VN_WQI' } as const;
export type IndexKind = keyof typeof IndexKind;

registerEnumType(IndexKind, {
  name: 'IndexKind',
  valuesConfig: {
    VN_AQI: { description: 'Air, Decision 1459/QĐ-TCMT.' },
    VN_WQI: { description: 'Water, Decision 1460/QĐ-TCMT.' },
  },
});

export const AdviceGroup = { EVERYONE: 'EVERYONE', SENSITIVE: 'SENSITIVE' } as const;
export type AdviceGroup = keyof typeof AdviceGroup;

registerEnumType(AdviceGroup, { name: 'AdviceGroup' });

@ObjectType()
export class IndexBand {
  @Field(() => String, { description: 'GOOD, MODERATE, POOR, BAD, VERY_BAD, HAZARDOUS.' })
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: 'Colour in the standard, `#RRGGBB`.' })
  color!: string;
}

@ObjectType()
export class ParameterIndex {
  @Field(() => Int)
  value!: number;

  parameterCode!: string;
}

@ObjectType()
export class Advice {
  @Field(() => AdviceGroup)
  group!: AdviceGroup;

  @Field(() => LocalizedText)
  text!: LocalizedText;
}

@ObjectType()
export class EnvironmentIndex {
  @Field(() => IndexKind)
  kind!: IndexKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Null where the standard says that too little was measured.',
  })
  value!: number | null;

  @Field(() => IndexBand, { nullable: true })
  band!: IndexBand | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: 'Why there is no value, for example that the station measures too few groups.',
  })
  missing!: LocalizedText | null;

  @Field(() => [ParameterIndex])
  parts!: ParameterIndex[];

  @Field(() => GraphQLDateTime)
  at!: Date;

  @Field(() => [Advice])
  advice!: Advice[];

  dominantCode!: string | null;
}
