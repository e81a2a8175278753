import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Identity owns organisations; here one is an id that procedures hang on (organization.resolver.ts adds them). */
@Directive('@key(fields: "id", resolvable: true)')
@ObjectType()
export class Organization {
  @Field(() => ID)
  id!: string;
}
