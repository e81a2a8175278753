// type-graphql asks for it as soon as a class is decorated.
import 'reflect-metadata';
import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@shareable')
@Directive('@cacheControl(inheritMaxAge: true)')
@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor?: string | null;

  @Field(() => String, { nullable: true })
  endCursor?: string | null;
}
