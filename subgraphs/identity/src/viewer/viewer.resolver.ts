import type { Viewer } from '@city/kit/request-identity/viewer';
import { Ctx, Directive, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import { Membership } from '../membership/membership.type.ts';
import { ServiceClient } from '../service-client/service-client.type.ts';
import { ViewerType } from './viewer.type.ts';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, {
    nullable: true,
    description: 'The own account, or the service client that asks.',
  })
  @Directive('@authenticated')
  me(@Ctx() { viewer }: IdentityContext): Viewer {
    viewer.requireAuthenticated();
    return viewer;
  }

  @FieldResolver(() => Citizen, { nullable: true })
  citizen(@Root() { citizenId }: Viewer, @Ctx() { loaders }: IdentityContext) {
    return citizenId === null ? null : loaders.citizens.load(citizenId);
  }

  @FieldResolver(() => ServiceClient, { nullable: true })
  client(@Root() { kind, clientId }: Viewer, @Ctx() { stores }: IdentityContext) {
    // A person's token names the application that the person uses, which is no service client.
    return kind === 'client' && clientId !== null ? stores.serviceClients.findByClientId(clientId) : null;
  }

  @FieldResolver(() => [Membership])
  memberships(@Root() { citizenId }: Viewer, @Ctx() { loaders }: IdentityContext) {
    return citizenId === null ? [] : loaders.membershipsOfCitizen.load(citizenId);
  }

  @FieldResolver(() => Int)
  unreadNotifications(@Root() { citizenId }: Viewer, @Ctx() { stores }: IdentityContext) {
    return citizenId === null ? 0 : stores.notifications.countUnread(citizenId);
  }

  /** Those of the token, since every service decides by them until it is renewed. */
  @FieldResolver(() => [String])
  scopes(@Root() { memberships }: Viewer): string[] {
    return [...new Set(memberships.flatMap(({ scopes }) => scopes))].sort();
  }
}
