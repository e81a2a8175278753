import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CitizenRow } from '../citizen/citizen.store.ts';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import { Role } from '../generated/prisma/enums.ts';
import { Organization } from '../organization/organization.type.ts';
import { findMemberCandidate } from './find-member-candidate.ts';
import { grantMembership } from './grant-membership.ts';
import type { MembershipRow } from './membership.store.ts';
import { Membership } from './membership.type.ts';
import { revokeMembership } from './revoke-membership.ts';

const administrators = '@requiresScopes(scopes: [["identity:members"]])';

@Resolver(() => Membership)
export class MembershipResolver {
  @Query(() => Citizen, {
    nullable: true,
    description:
      'Who goes by the number, to be given a role in the organisation; null when nobody does. The look is on record with this purpose, and the person is told. After 20 look-ups within 15 minutes that found nobody: RATE_LIMITED.',
  })
  @Directive(administrators)
  memberCandidate(
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('nationalId', () => String) nationalId: string,
    @Ctx() context: IdentityContext,
  ): Promise<CitizenRow | null> {
    context.viewer.require('identity:members');
    return findMemberCandidate(context, { organizationId, nationalId });
  }

  @Mutation(() => Membership, {
    description:
      'The person has exactly these roles in the organisation from now on. Administrators do this in their own organisation and below it (else FORBIDDEN), and not for themselves (OWN_MEMBERSHIP). At least one role (ROLES_MISSING), of those in `Organization.possibleRoles` (ROLE_NOT_HERE).',
  })
  @Directive(administrators)
  grantMembership(
    @Arg('citizenId', () => ID) citizenId: string,
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('roles', () => [Role]) roles: Role[],
    @Ctx() context: IdentityContext,
  ): Promise<MembershipRow> {
    context.viewer.require('identity:members');
    return grantMembership(context, { citizenId, organizationId, roles });
  }

  @Mutation(() => Membership, {
    description:
      'The person has no role in the organisation any more: tokens of before are refused within five seconds. An organisation keeps one administrator (LAST_ADMINISTRATOR).',
  })
  @Directive(administrators)
  revokeMembership(@Arg('id', () => ID) id: string, @Ctx() context: IdentityContext): Promise<MembershipRow> {
    context.viewer.require('identity:members');
    return revokeMembership(context, id);
  }

  @FieldResolver(() => Citizen)
  citizen(@Root() membership: MembershipRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.citizens.load(membership.citizenId);
  }

  @FieldResolver(() => Organization)
  organization(@Root() membership: MembershipRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.organizations.load(membership.organizationId);
  }
}
