import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Procedure } from '../procedure/procedure.type.ts';

/** Identity owns organisations; here one is an id that procedures hang on. */
@Directive('@key(fields: "id", resolvable: true)')
@ObjectType()
export class Organization {
  @Field(() => ID)
  id!: string;

  @Field(() => [Procedure])
  procedures?: Procedure[];
}
