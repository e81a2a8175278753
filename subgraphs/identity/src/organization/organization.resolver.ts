import { forbidden } from '@city/kit/errors/city-error';
import { GraphQLDate } from '@city/kit/graphql/date';
import { LocalizedText } from '@city/kit/graphql/localized-text.type';
import { localDay } from '@city/kit/time/vietnam-time';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { OrganizationKind, Role } from '../generated/prisma/enums.ts';
import { administers } from '../membership/membership.policy.ts';
import { Membership } from '../membership/membership.type.ts';
import { rolesIn } from '../membership/role-places.ts';
import { scopesForClientsOf } from '../service-client/client-scopes.ts';
import type { OrganizationRow } from './organization.store.ts';
import { Organization } from './organization.type.ts';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, {
    nullable: true,
    description: 'Also one that was abolished, as on its last day. Null where there is none of this id.',
  })
  @Directive('@cacheControl(maxAge: 0)')
  organization(@Arg('id', () => ID) id: string, @Ctx() { loaders }: IdentityContext) {
    return loaders.organizations.load(id);
  }

  @Query(() => [Organization], {
    description:
      'The organisations that exist on the day, with the names and the tree of that day. Without a day: today.',
  })
  @Directive('@cacheControl(maxAge: 0)')
  organizations(
    @Arg('kind', () => OrganizationKind, { nullable: true }) kind: OrganizationKind | null | undefined,
    @Arg('at', () => GraphQLDate, { nullable: true }) at: string | null | undefined,
    @Ctx() { stores }: IdentityContext,
  ) {
    return stores.organizations.list(kind ?? null, at ?? localDay(new Date()));
  }

  @FieldResolver(() => LocalizedText)
  name(@Root() { vi, en }: OrganizationRow): LocalizedText {
    return { vi, en };
  }

  @FieldResolver(() => Organization, { nullable: true })
  parent(@Root() { parentId, asOf }: OrganizationRow, @Ctx() { loaders }: IdentityContext) {
    return parentId === null ? null : loaders.organizationsOn.load({ id: parentId, day: asOf });
  }

  @FieldResolver(() => [Organization], {
    description: 'Directly below this one, on the day of which this one was read.',
  })
  @Directive('@listSize(assumedSize: 20)')
  children(@Root() { id, asOf }: OrganizationRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.organizationsBelow.load({ id, day: asOf });
  }

  @FieldResolver(() => [Organization], { description: 'What went over into this one, as on its last day.' })
  @Directive('@listSize(assumedSize: 10)')
  async predecessors(@Root() { id }: OrganizationRow, @Ctx() { loaders }: IdentityContext) {
    const rows = await loaders.organizations.loadMany(await loaders.predecessors.load(id));
    return rows.filter(isRow);
  }

  @FieldResolver(() => [Organization], {
    description: 'What an abolished one went over into, as it is today.',
  })
  @Directive('@listSize(assumedSize: 2)')
  async successors(@Root() { id }: OrganizationRow, @Ctx() { loaders }: IdentityContext) {
    const rows = await loaders.organizations.loadMany(await loaders.successors.load(id));
    return rows.filter(isRow);
  }

  @FieldResolver(() => [Role], {
    description: 'The roles that people can hold in an organisation of this kind.',
  })
  @Directive('@listSize(assumedSize: 5)')
  possibleRoles(@Root() { kind }: OrganizationRow): Role[] {
    return rolesIn(kind);
  }

  @FieldResolver(() => [String], {
    description: 'The scopes that its service clients can be registered with.',
  })
  @Directive('@listSize(assumedSize: 5)')
  possibleClientScopes(@Root() { kind }: OrganizationRow): string[] {
    return scopesForClientsOf(kind);
  }

  @FieldResolver(() => [Membership])
  @Directive('@requiresScopes(scopes: [["identity:members"]])')
  async members(@Root() { id }: OrganizationRow, @Ctx() { viewer, loaders }: IdentityContext) {
    viewer.require('identity:members');
    if (!(await administers(viewer, id, loaders.organizations))) throw forbidden();
    return loaders.membershipsOfOrganization.load(id);
  }
}

function isRow(row: OrganizationRow | Error | null): row is OrganizationRow {
  if (row instanceof Error) throw row;
  return row !== null;
}
