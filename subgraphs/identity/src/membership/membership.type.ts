import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import { Role } from '../generated/prisma/enums.ts';
import { Organization } from '../organization/organization.type.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person does inside an organisation. A role stands for a fixed set of scopes.',
});

@ObjectType({ description: 'What a person may do for an organisation.' })
@Directive('@key(fields: "id")')
export class Membership {
  @Field(() => ID)
  id!: string;

  @Field(() => Citizen)
  citizen!: Citizen;

  @Field(() => Organization)
  organization!: Organization;

  @Field(() => [Role])
  roles!: Role[];

  @Field(() => GraphQLDateTime, { description: 'When the person was first given a role there.' })
  grantedAt!: Date;
}
