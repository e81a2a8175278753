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

  @Field(() => String)
  fullName!: string;

  @Field(() => GraphQLDate)
  dateOfBirth!: string;

  @Field(() => Gender)
  gender!: Gender;

  @Field(() => String)
  phone!: string;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  permanentAddress?: string | null;

  @Field(() => String)
  password!: string;
}

@InputType()
export class UpdateContactInput {
  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  permanentAddress?: string | null;
}
