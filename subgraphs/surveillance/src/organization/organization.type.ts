import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The identity subgraph owns it; here it has what the organisation runs in the field. */
@Directive('@key(fields: "id", resolvable: true)')
@ObjectType()
export class Organization {
  @Field(() => ID)
  id!: string;
}
