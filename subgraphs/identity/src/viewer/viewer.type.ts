import { Field, Int, ObjectType } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import { Membership } from '../membership/membership.type.ts';
import { ServiceClient } from '../service-client/service-client.type.ts';

@ObjectType('Viewer', { description: 'Who asks: a person or a service client.' })
export class ViewerType {
  @Field(() => Citizen, { nullable: true, description: 'Null when a service client is calling.' })
  citizen?: Citizen | null;

  @Field(() => ServiceClient, { nullable: true, description: 'Null when a person is asking.' })
  client?: ServiceClient | null;

  @Field(() => [Membership], { description: 'As they are now; what the token allows stands in `scopes`.' })
  memberships!: Membership[];

  @Field(() => [String], {
    description:
      'Those of the access token. Roles count after a sign-in with two factors only; a renewed token has the scopes of its day.',
  })
  scopes!: string[];

  @Field(() => Int, { description: '0 for a service client.' })
  unreadNotifications!: number;
}
