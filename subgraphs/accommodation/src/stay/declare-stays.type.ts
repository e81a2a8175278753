import { GraphQLDate } from '@city/kit/graphql/date';
import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { StayPurpose } from '../generated/prisma/enums.ts';
import { GuestInput } from '../guest/guest.type.ts';
import { Stay } from './stay.type.ts';

@InputType()
export class DeclareStayInput {
  @Field(() => ID)
  establishmentId!: string;

  @Field(() => GuestInput)
  guest!: GuestInput;

  @Field(() => String, { nullable: true })
  room?: string | null;

  @Field(() => StayPurpose, { defaultValue: StayPurpose.TOURISM })
  purpose!: StayPurpose;

  @Field(() => GraphQLDateTime)
  arrivedAt!: Date;

  @Field(() => GraphQLDate)
  expectedDepartureOn!: string;

  @Field(() => String, {
    description:
      'Chosen by the sender, unique in the establishment: sending it again returns the first stay.',
  })
  clientReference!: string;
}

@ObjectType()
export class FieldError {
  @Field(() => String, { description: 'Path inside the row, for example `guest.documentNumber`.' })
  field!: string;

  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  message!: LocalizedText;
}

@ObjectType({
  description:
    'The answer to one row of a batch: either a stay or errors, never both. Good rows land when others fail.',
})
export class DeclareStayResult {
  @Field(() => String)
  clientReference!: string;

  @Field(() => Stay, { nullable: true })
  stay!: Stay | null;

  @Field(() => Boolean)
  duplicate!: boolean;

  @Field(() => [FieldError])
  errors!: FieldError[];

  @Field(() => [FieldError], {
    description: 'What a person should look at again; the stay is declared all the same.',
  })
  warnings!: FieldError[];
}
