import { GraphQLDate } from '@city/kit/graphql/date';
import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { AssuranceLevel, Gender } from '../generated/prisma/enums.ts';

registerEnumType(Gender, { name: 'Gender' });
registerEnumType(AssuranceLevel, {
  name: 'AssuranceLevel',
  description: 'How sure the government is that the account belongs to the person it names.',
  valuesConfig: {
    SELF_DECLARED: { description: 'The person typed the data in; contact confirmed by one-time code.' },
    VERIFIED: {
      description:
        'An officer compared the person with the identity document, or the national identity provider vouched for it.',
    },
  },
});

@ObjectType({ description: 'A person with an account. One account for each citizen ID number.' })
@Directive('@key(fields: "id")')
export class Citizen {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'As registered, in NFC; family name first.' })
  @Directive('@authenticated')
  fullName!: string;

  @Field(() => String, {
    description:
      'All 12 digits for the citizen and for holders of `identity:national-id`; others see all but the last three digits as dots.',
  })
  @Directive('@authenticated')
  nationalId!: string;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'For the citizen alone, as everything below; to others FORBIDDEN.',
  })
  @Directive('@authenticated')
  dateOfBirth?: string | null;

  @Field(() => Gender, { nullable: true })
  @Directive('@authenticated')
  gender?: Gender | null;

  @Field(() => String, {
    nullable: true,
    description: 'E.164, for example `+84912345678`: the number that was confirmed last.',
  })
  @Directive('@authenticated')
  phone?: string | null;

  @Field(() => String, { nullable: true })
  @Directive('@authenticated')
  email?: string | null;

  @Field(() => String, { nullable: true })
  @Directive('@authenticated')
  permanentAddress?: string | null;

  @Field(() => AssuranceLevel)
  @Directive('@authenticated')
  assuranceLevel!: AssuranceLevel;

  @Field(() => GraphQLDateTime)
  @Directive('@authenticated')
  registeredAt!: Date;
}
