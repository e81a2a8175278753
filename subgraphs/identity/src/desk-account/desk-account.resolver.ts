import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Citizen } from '../citizen/citizen.type.ts';
import type { IdentityContext } from '../context.ts';
import { Organization } from '../organization/organization.type.ts';
import { DeskAccountStore, type DeskTraceRow } from './desk-account.store.ts';
import { DeskAccount, DeskTrace } from './desk-account.type.ts';
import { type DeskAccountRow, openDeskAccount } from './open-desk-account.ts';

@Resolver(() => DeskAccount)
export class DeskAccountResolver {
  @Query(() => DeskAccount, {
    nullable: true,
    description:
      'The account of who stands at the desk, by the number on the document or by the account. The look is on record with its purpose, and the person is told. Null when nobody goes by the number; after 20 within 15 minutes that found nobody: RATE_LIMITED.',
  })
  @Directive('@requiresScopes(scopes: [["identity:verify"]])')
  deskAccount(
    @Arg('nationalId', () => String, { nullable: true }) nationalId: string | null | undefined,
    @Arg('citizenId', () => ID, { nullable: true }) citizenId: string | null | undefined,
    @Arg('purpose', () => String) purpose: string,
    @Ctx() context: IdentityContext,
  ): Promise<DeskAccountRow | null> {
    context.viewer.require('identity:verify');
    return openDeskAccount(context, {
      nationalId: nationalId ?? null,
      citizenId: citizenId ?? null,
      purpose,
    });
  }

  @FieldResolver(() => Citizen)
  citizen(@Root() { id }: DeskAccountRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.citizens.load(id);
  }

  @FieldResolver(() => [DeskTrace])
  history(
    @Root() { id }: DeskAccountRow,
    @Ctx() { database, vault }: IdentityContext,
  ): Promise<DeskTraceRow[]> {
    return new DeskAccountStore(database, vault).history(id);
  }
}

@Resolver(() => DeskTrace)
export class DeskTraceResolver {
  @FieldResolver(() => Citizen, { nullable: true })
  officer(@Root() { officerId }: DeskTraceRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.citizens.load(officerId);
  }

  @FieldResolver(() => Organization, { nullable: true })
  organization(@Root() { organizationId }: DeskTraceRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.organizations.load(organizationId);
  }
}
