import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'A key that a phone or a computer keeps and uses after a finger, a face or a PIN.',
})
export class Passkey {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'Also on the other devices of the same owner.' })
  isBackedUp!: boolean;

  @Field(() => GraphQLDateTime)
  addedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  lastUsedAt?: Date | null;
}

@ObjectType({ description: 'What guards the own account.' })
export class AccountSecurity {
  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when an authenticator app is set up.' })
  totpAddedAt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  totpLastUsedAt?: Date | null;

  @Field(() => [Passkey])
  passkeys!: Passkey[];

  @Field(() => Int)
  recoveryCodesLeft!: number;

  @Field(() => Boolean, {
    description: 'Whoever works for an organisation keeps at least one second factor.',
  })
  isSecondFactorObligatory!: boolean;

  @Field(() => GraphQLDateTime, { nullable: true })
  passwordChangedAt?: Date | null;
}

@ObjectType()
export class TotpSetup {
  @Field(() => String, { description: 'The key to enter by hand, in base32.' })
  secret!: string;

  @Field(() => String, { description: 'The `otpauth:` address that the QR code holds.' })
  address!: string;

  @Field(() => String, { description: 'The QR code as SVG.' })
  qrCode!: string;
}

@ObjectType()
export class PasskeyAdded {
  @Field(() => Passkey)
  passkey!: Passkey;

  @Field(() => [String], { description: 'With the first factor only, and shown only now.' })
  recoveryCodes!: string[];
}
