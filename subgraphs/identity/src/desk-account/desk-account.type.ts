import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import { AssuranceLevel } from '../generated/prisma/enums.ts';
import { Organization } from '../organization/organization.type.ts';

export const DeskAct = {
  VERIFICATION: 'VERIFICATION',
  VERIFICATION_REFUSED: 'VERIFICATION_REFUSED',
  RECOVERY_CODE: 'RECOVERY_CODE',
  FREEZE: 'FREEZE',
  UNFREEZE: 'UNFREEZE',
  RELEASE_NATIONAL_ID: 'RELEASE_NATIONAL_ID',
} as const;

export const DeskLimit = {
  OWN_ACCOUNT: 'OWN_ACCOUNT',
  OUT_OF_REACH: 'OUT_OF_REACH',
  NUMBER_RELEASED: 'NUMBER_RELEASED',
} as const;

registerEnumType(DeskAct, {
  name: 'DeskAct',
  description: 'What an officer does to an account at a desk.',
  valuesConfig: {
    VERIFICATION_REFUSED: {
      description: 'Nothing was verified: the account was opened with another phone than the person has.',
    },
  },
});
registerEnumType(DeskLimit, {
  name: 'DeskLimit',
  description: 'Why the viewer decides nothing about an account, or little.',
  valuesConfig: {
    OUT_OF_REACH: {
      description:
        'The person works for an authority that the viewer does not administer: the viewer verifies, and no more.',
    },
    NUMBER_RELEASED: { description: 'The account was separated from its number and stays closed.' },
  },
});

@ObjectType({ description: 'What an officer did to an account: which document was seen, and why.' })
export class DeskTrace {
  @Field(() => ID)
  id!: string;

  @Field(() => DeskAct)
  act!: keyof typeof DeskAct;

  @Field(() => GraphQLDateTime)
  at!: Date;

  @Field(() => Citizen, { nullable: true })
  officer?: Citizen | null;

  @Field(() => Organization, { nullable: true })
  organization?: Organization | null;

  @Field(() => String)
  documentSeen!: string;

  @Field(() => String, { nullable: true, description: 'A verification needs none.' })
  reason?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Of a verification: whether the phone that the person named was compared with the account’s.',
  })
  phoneCompared?: boolean | null;
}

@ObjectType({ description: 'An account as an officer at a desk needs to see it.' })
export class DeskAccount {
  @Field(() => Citizen)
  citizen!: Citizen;

  @Field(() => String, { description: 'All but the last three digits as dots.' })
  maskedNationalId!: string;

  @Field(() => String, { nullable: true, description: 'All but the last three digits as dots.' })
  maskedPhone?: string | null;

  @Field(() => AssuranceLevel)
  assuranceLevel!: keyof typeof AssuranceLevel;

  @Field(() => GraphQLDateTime)
  registeredAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when nobody signs in to it.' })
  frozenAt?: Date | null;

  @Field(() => Int, { description: 'Devices that are signed in.' })
  openSessions!: number;

  @Field(() => Int, { description: 'Authenticator app and passkeys; a code of the desk removes them.' })
  secondFactors!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when a code that was handed over at a desk is good.',
  })
  recoveryCodeUntil?: Date | null;

  @Field(() => DeskLimit, { nullable: true })
  limit?: keyof typeof DeskLimit | null;

  @Field(() => [DeskTrace], { description: 'What was done to it at desks, the latest 20, newest first.' })
  history!: DeskTrace[];
}
