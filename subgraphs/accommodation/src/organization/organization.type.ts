import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The identity subgraph knows everything else about it. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: true)')
export class Organization {
  @Field(() => ID)
  id!: string;
}
