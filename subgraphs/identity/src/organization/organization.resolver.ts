import { forbidden } from '@city/kit/errors/city-error';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { localDay } from '@city/kit/time/vietnam-time';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { OrganizationKind } from '../generated/prisma/enums.ts';
import { administers } from '../membership/membership.policy.ts';
import { Membership } from '../membership/membership.type.ts';
import type { OrganizationRow } from './organization.store.ts';
import { Organization } from './organization.type.ts';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true })
  organization(@Arg('id', () => ID) id: string, @Ctx() { loaders }: IdentityContext) {
    return loaders.organizations.load(id);
  }

  @Query(() => [Organization])
  organizations(
    @Arg('kind', () => OrganizationKind, { nullable: true }) kind: OrganizationKind | null | undefined,
    @Ctx() { stores }: IdentityContext,
  ) {
    return stores.organizations.list(kind ?? null, localDay(new Date()));
  }

  @FieldResolver(() => LocalizedText)
  name(@Root() { vi, en }: OrganizationRow): LocalizedText {
    return { vi, en };
  }

  @FieldResolver(() => Organization, { nullable: true })
  parent(@Root() { parentId }: OrganizationRow, @Ctx() { loaders }: IdentityContext) {
    return parentId === null ? null : loaders.organizations.load(parentId);
  }

  @FieldResolver(() => [Membership])
  @Directive('@requiresScopes(scopes: [["identity:members"]])')
  async members(@Root() { id }: OrganizationRow, @Ctx() { viewer, loaders }: IdentityContext) {
    viewer.require('identity:members');
    if (!(await administers(viewer, id, loaders.organizations))) throw forbidden();
    return loaders.membershipsOfOrganization.load(id);
  }
}
