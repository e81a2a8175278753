import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AccommodationContext } from '../context.ts';
import { Establishment } from '../establishment/establishment.type.ts';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { Organization } from './organization.type.ts';

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => [Establishment])
  establishments(
    @Root() { id }: Organization,
    @Ctx() { loaders }: AccommodationContext,
  ): Promise<EstablishmentRecord[]> {
    return loaders.establishmentsByOperator.load(id);
  }
}
