import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('SignInSession', { description: 'One sign-in of the viewer on one device.' })
export class SignInSession {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Browser and system, for example "Firefox · Linux".' })
  device!: string;

  @Field(() => String, { description: 'The network from which it came, without the machine.' })
  network!: string;

  @Field(() => [String], { description: 'How the person showed who it is, in the words of RFC 8176.' })
  methods!: string[];

  @Field(() => GraphQLDateTime)
  begunAt!: Date;

  @Field(() => GraphQLDateTime)
  lastUsedAt!: Date;

  @Field(() => Boolean)
  isCurrent!: boolean;
}
