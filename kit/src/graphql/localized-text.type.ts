// type-graphql asks for it as soon as a class is decorated.
import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@shareable')
@Directive('@cacheControl(inheritMaxAge: true)')
@ObjectType({ description: 'Text shown to people. English is null where no one has translated it.' })
export class LocalizedText {
  @Field(() => String)
  vi!: string;

  @Field(() => String, { nullable: true })
  en?: string | null;
}
