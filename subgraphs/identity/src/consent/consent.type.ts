import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Field, ObjectType } from 'type-graphql';

@ObjectType()
export class ConsentChange {
  @Field(() => Boolean)
  isGranted!: boolean;

  @Field(() => GraphQLDateTime)
  changedAt!: Date;
}

@ObjectType({ description: 'My yes or no to one use of my data that no law demands. Silence is a no.' })
export class Consent {
  @Field(() => String, {
    description: 'The name for `setConsent`, for example `identity.satisfaction-survey`.',
  })
  purpose!: string;

  @Field(() => LocalizedText)
  title!: LocalizedText;

  @Field(() => LocalizedText)
  description!: LocalizedText;

  @Field(() => Boolean)
  isGranted!: boolean;

  @Field(() => [ConsentChange], { description: 'Newest first.' })
  history!: ConsentChange[];
}
