import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { Organization } from '../organization/organization.type.ts';
import type { ServiceClientRow } from './service-client.store.ts';
import { ServiceClient } from './service-client.type.ts';

@Resolver(() => ServiceClient)
export class ServiceClientResolver {
  @FieldResolver(() => Organization)
  organization(@Root() client: ServiceClientRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.organizations.load(client.organizationId);
  }
}
