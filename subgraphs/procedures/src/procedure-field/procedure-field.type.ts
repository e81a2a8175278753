import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType()
export class ProcedureField {
  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => Int)
  procedureCount!: number;
}
