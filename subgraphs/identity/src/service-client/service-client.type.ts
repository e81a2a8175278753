import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Organization } from '../organization/organization.type.ts';

@ObjectType({
  description: "A department's or hotel's own software, signing in with OAuth 2.0 client credentials.",
})
@Directive('@key(fields: "id")')
export class ServiceClient {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What the software sends as `client_id` when it asks for a token.' })
  clientId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Organization)
  organization!: Organization;

  @Field(() => [String])
  scopes!: string[];

  @Field(() => GraphQLDateTime)
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'The day on which it last got a token.' })
  lastUsedAt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while it may ask for tokens.' })
  revokedAt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the secret was last changed.' })
  secretRolledAt?: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Until when the secret before the last change is accepted too, or was.',
  })
  previousSecretValidUntil?: Date | null;
}

@ObjectType()
export class RegisterServiceClientPayload {
  @Field(() => ServiceClient)
  client!: ServiceClient;

  @Field(() => String, { description: 'Shown once.' })
  clientSecret!: string;
}

@ObjectType()
export class RollServiceClientSecretPayload {
  @Field(() => ServiceClient)
  client!: ServiceClient;

  @Field(() => String, { description: 'Shown once.' })
  clientSecret!: string;
}
