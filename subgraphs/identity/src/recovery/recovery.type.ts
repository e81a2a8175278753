import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@InputType()
export class ResetPasswordInput {
  @Field(() => String, { description: 'National ID, phone number or user name.' })
  name!: string;

  @Field(() => String, {
    description: 'The code that was sent to the phone, or that an officer handed over.',
  })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "A code of the authenticator app or from paper; not needed with a passkey or an officer's code.",
  })
  secondFactor?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The browser's answer to `beginPasskeyReset`, as JSON, in place of `secondFactor`. Good for one try.",
  })
  passkey?: string | null;

  @Field(() => String)
  newPassword!: string;
}

@InputType()
export class DeskDecisionInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The number on the document; or `citizenId`. Numbers of nobody count as look-ups do (RATE_LIMITED).',
  })
  nationalId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The account; or `nationalId`.' })
  citizenId?: string | null;

  @Field(() => String, { description: 'Which document of the person the officer has compared.' })
  documentSeen!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Sent again under the same key, nothing is done twice and the answer is the first one.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'A code that an officer hands over, with which its owner sets a new password.' })
export class DeskCode {
  @Field(() => String)
  code!: string;

  @Field(() => GraphQLDateTime, { description: 'Until when it is good; another one ends it before.' })
  validUntil!: Date;
}
