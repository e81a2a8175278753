import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { Directive, Field, Int, ObjectType } from 'type-graphql';

@Directive('@cacheControl(inheritMaxAge: true)')
@ObjectType()
export class RequiredDocument {
  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => Boolean)
  mandatory!: boolean;

  @Field(() => Int)
  originals!: number;

  @Field(() => Int)
  copies!: number;
}
