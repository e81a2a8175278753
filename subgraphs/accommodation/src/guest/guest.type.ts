import { GraphQLDate } from '@city/kit/graphql/date';
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DatePrecision, GuestGender, IdentityDocumentKind } from '../generated/prisma/enums.ts';

registerEnumType(IdentityDocumentKind, {
  name: 'IdentityDocumentKind',
  description: 'The nine kinds of the national register, in its order.',
});
registerEnumType(DatePrecision, { name: 'DatePrecision' });
registerEnumType(GuestGender, { name: 'GuestGender' });

@ObjectType()
export class Guest {
  @Field(() => String)
  fullName!: string;

  @Field(() => GraphQLDate)
  dateOfBirth!: string;

  @Field(() => DatePrecision)
  dateOfBirthPrecision!: DatePrecision;

  @Field(() => GuestGender)
  gender!: GuestGender;

  @Field(() => String, {
    description: 'ISO 3166-1 alpha-3, XXA to XXC for the stateless and refugees.',
  })
  nationality!: string;

  @Field(() => IdentityDocumentKind)
  documentKind!: IdentityDocumentKind;

  @Field(() => String)
  documentNumber!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'Foreign guests (form NA17): permitted to stay until; not the expiry of the passport.',
  })
  permittedUntil!: string | null;

  @Field(() => String, { nullable: true })
  visaNumber!: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  visaExpiresOn!: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  entryDate!: string | null;

  @Field(() => String, { nullable: true })
  entryGate!: string | null;
}

@InputType()
export class GuestInput {
  @Field(() => String, { nullable: true })
  fullName?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  dateOfBirth?: string | null;

  @Field(() => DatePrecision, { nullable: true, defaultValue: DatePrecision.DAY })
  dateOfBirthPrecision?: DatePrecision | null;

  @Field(() => GuestGender, { nullable: true })
  gender?: GuestGender | null;

  @Field(() => String, { nullable: true })
  nationality?: string | null;

  @Field(() => IdentityDocumentKind, { nullable: true })
  documentKind?: IdentityDocumentKind | null;

  @Field(() => String, { nullable: true })
  documentNumber?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  address?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  permittedUntil?: string | null;

  @Field(() => String, { nullable: true })
  visaNumber?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  visaExpiresOn?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  entryDate?: string | null;

  @Field(() => String, { nullable: true })
  entryGate?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Lines of a passport or card as the reader gives them; fills what is null above. Check digits must hold (ICAO 9303) unless `mrzOverrideReason` says why not.',
  })
  mrz?: string | null;

  @Field(() => String, { nullable: true })
  mrzOverrideReason?: string | null;
}
