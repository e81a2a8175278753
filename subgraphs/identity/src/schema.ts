import { GraphQLDateTime } from '@city/kit/graphql/date-time';
import { federate } from '@city/kit/subgraph/federated-schema';
import { buildSchema } from 'type-graphql';
import { resolveCitizenReference } from './citizen/citizen.reference.ts';
import { CitizenResolver } from './citizen/citizen.resolver.ts';
import { Citizen } from './citizen/citizen.type.ts';
import { resolveMembershipReference } from './membership/membership.reference.ts';
import { MembershipResolver } from './membership/membership.resolver.ts';
import { Membership } from './membership/membership.type.ts';
import { resolveOrganizationReference } from './organization/organization.reference.ts';
import { OrganizationResolver } from './organization/organization.resolver.ts';
import { Organization } from './organization/organization.type.ts';
import { resolveServiceClientReference } from './service-client/service-client.reference.ts';
import { ServiceClientResolver } from './service-client/service-client.resolver.ts';
import { ServiceClient } from './service-client/service-client.type.ts';
import { ViewerResolver } from './viewer/viewer.resolver.ts';

export async function buildSubgraph() {
  const schema = await buildSchema({
    resolvers: [
      CitizenResolver,
      MembershipResolver,
      OrganizationResolver,
      ServiceClientResolver,
      ViewerResolver,
    ],
    orphanedTypes: [Citizen, Membership, Organization, ServiceClient],
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    validate: false,
  });
  return federate({
    schema,
    resolvers: {
      Citizen: { __resolveReference: resolveCitizenReference },
      Organization: { __resolveReference: resolveOrganizationReference },
      Membership: { __resolveReference: resolveMembershipReference },
      ServiceClient: { __resolveReference: resolveServiceClientReference },
    },
  });
}
