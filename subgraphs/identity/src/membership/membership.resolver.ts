import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import { Organization } from '../organization/organization.type.ts';
import type { MembershipRow } from './membership.store.ts';
import { Membership } from './membership.type.ts';

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => Citizen)
  citizen(@Root() membership: MembershipRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.citizens.load(membership.citizenId);
  }

  @FieldResolver(() => Organization)
  organization(@Root() membership: MembershipRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.organizations.load(membership.organizationId);
  }
}
