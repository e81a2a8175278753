import { forbidden, notFound } from '@city/kit/errors/city-error';
import { Arg, Ctx, Directive, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { IdentityContext } from '../context.ts';
import { administers } from '../membership/membership.policy.ts';
import { Organization } from '../organization/organization.type.ts';
import { type RegisteredClient, registerServiceClient } from './register-service-client.ts';
import { revokeServiceClient } from './revoke-service-client.ts';
import { type RolledClient, rollClientSecret } from './roll-client-secret.ts';
import type { ServiceClientRow } from './service-client.store.ts';
import {
  RegisterServiceClientPayload,
  RollServiceClientSecretPayload,
  ServiceClient,
} from './service-client.type.ts';
import { isUnused } from './unused-client.ts';

const administrators = '@requiresScopes(scopes: [["identity:clients"]])';

@Resolver(() => ServiceClient)
export class ServiceClientResolver {
  @Query(() => [ServiceClient], {
    description:
      "The organisation's software, also what was revoked. `isUnused` alone, or all but those, with the argument.",
  })
  @Directive(administrators)
  async serviceClients(
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('isUnused', () => Boolean, { nullable: true }) wanted: boolean | null | undefined,
    @Ctx() { viewer, loaders, stores }: IdentityContext,
  ): Promise<ServiceClientRow[]> {
    viewer.require('identity:clients');
    const organization = await loaders.organizations.load(organizationId);
    if (!organization) throw notFound({ vi: 'đơn vị này', en: 'this organisation' });
    if (!(await administers(viewer, organization.id, loaders.organizations, 'identity:clients')))
      throw forbidden();
    const clients = await stores.serviceClients.ofOrganization(organization.id);
    return clients.filter((client) => (wanted ?? isUnused(client)) === isUnused(client));
  }

  @Mutation(() => RegisterServiceClientPayload, {
    description:
      'A name of 1 to 100 characters (CLIENT_NAME_INVALID), and at least one scope (SCOPES_MISSING) of those in `Organization.possibleClientScopes` (SCOPE_NOT_HERE).',
  })
  @Directive(administrators)
  registerServiceClient(
    @Arg('organizationId', () => ID) organizationId: string,
    @Arg('name', () => String) name: string,
    @Arg('scopes', () => [String]) scopes: string[],
    @Ctx() context: IdentityContext,
  ): Promise<RegisteredClient> {
    context.viewer.require('identity:clients');
    return registerServiceClient(context, { organizationId, name, scopes });
  }

  @Mutation(() => ServiceClient, {
    description: 'It gets no token any more, and what it was given before is refused within seconds.',
  })
  @Directive(administrators)
  revokeServiceClient(
    @Arg('id', () => ID) id: string,
    @Ctx() context: IdentityContext,
  ): Promise<ServiceClientRow> {
    context.viewer.require('identity:clients');
    return revokeServiceClient(context, id);
  }

  @Mutation(() => RollServiceClientSecretPayload, {
    description:
      'A new secret; the one before is accepted for the hours of overlap too, 168 at most (OVERLAP_INVALID). Without an overlap what was given to the old one is refused within seconds.',
  })
  @Directive(administrators)
  rollServiceClientSecret(
    @Arg('id', () => ID) id: string,
    @Arg('overlapHours', () => Int, { defaultValue: 24 }) overlapHours: number,
    @Ctx() context: IdentityContext,
  ): Promise<RolledClient> {
    context.viewer.require('identity:clients');
    return rollClientSecret(context, { id, overlapHours });
  }

  @FieldResolver(() => Boolean, {
    description: 'Nobody has used it for 90 days, or ever since it was registered then.',
  })
  isUnused(@Root() client: ServiceClientRow): boolean {
    return isUnused(client);
  }

  @FieldResolver(() => Organization)
  organization(@Root() client: ServiceClientRow, @Ctx() { loaders }: IdentityContext) {
    return loaders.organizations.load(client.organizationId);
  }
}
