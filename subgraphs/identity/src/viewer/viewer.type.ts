import { Field, Int, ObjectType } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import { Membership } from '../membership/membership.type.ts';
import { ServiceClient } from '../service-client/service-client.type.ts';

@ObjectType('Viewer')
export class ViewerType {
  @Field(() => Citizen, { nullable: true, description: 'Null when a service client is calling.' })
  citizen?: Citizen | null;

  @Field(() => ServiceClient, { nullable: true })
  client?: ServiceClient | null;

  @Field(() => [Membership])
  memberships!: Membership[];

  @Field(() => [String])
  scopes!: string[];

  @Field(() => Int)
  unreadNotifications!: number;
}
