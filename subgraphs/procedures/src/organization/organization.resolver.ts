import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { Procedure } from '../procedure/procedure.type.ts';
import { Organization } from './organization.type.ts';

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => [Procedure])
  procedures(@Root() organization: Organization, @Ctx() context: Context): Promise<Procedure[]> {
    return context.procedures.byAgency.load(organization.id);
  }
}
