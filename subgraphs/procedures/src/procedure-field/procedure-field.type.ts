import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Directive, Field, Int, ObjectType } from 'type-graphql';

@Directive('@cacheControl(maxAge: 60)')
@ObjectType()
export class ProcedureField {
  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => Int)
  procedureCount!: number;
}
