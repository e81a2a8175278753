import { GraphQLDate } from '@city/kit/graphql/date';
import { Field, InputType } from 'type-graphql';
import { Gender } from '../generated/prisma/enums.ts';

@InputType()
export class RegisterCitizenInput {
  @Field(() => String, {
    description:
      '12 digits; province, century, gender and birth year in it must agree with the other fields.',
  })
  nationalId!: string;

  @Field(() => String, {
    description: '1 to 100 letters of any script, with spaces, hyphens and apostrophes.',
  })
  fullName!: string;

  @Field(() => GraphQLDate)
  dateOfBirth!: string;

  @Field(() => Gender)
  gender!: Gender;

  @Field(() => String, {
    description: 'A Vietnamese mobile number, with 0 or +84 and however it is spaced. The code goes there.',
  })
  phone!: string;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 300 characters.' })
  permanentAddress?: string | null;

  @Field(() => String, {
    description:
      '10 to 256 characters, none of the common ones (PASSWORD_COMMON) and not made of the own name or numbers (PASSWORD_PERSONAL).',
  })
  password!: string;
}

@InputType()
export class UpdateContactInput {
  @Field(() => String, {
    nullable: true,
    description: 'A Vietnamese mobile number, as in `RegisterCitizenInput`.',
  })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  permanentAddress?: string | null;
}
