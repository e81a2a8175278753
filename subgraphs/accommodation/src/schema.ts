import { noPubSub } from '@city/kit/graphql/no-pub-sub';
import { federate } from '@city/kit/subgraph/federated-schema';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { resolveEstablishment } from './establishment/establishment.reference.ts';
import { EstablishmentResolver } from './establishment/establishment.resolver.ts';
import { Establishment } from './establishment/establishment.type.ts';
import { resolveOrganization } from './organization/organization.reference.ts';
import { OrganizationResolver } from './organization/organization.resolver.ts';
import { Organization } from './organization/organization.type.ts';
import { resolveStay } from './stay/stay.reference.ts';
import { StayResolver } from './stay/stay.resolver.ts';
import { Stay } from './stay/stay.type.ts';
import { SummaryResolver } from './summary/summary.resolver.ts';

export async function buildSubgraph(): Promise<{ schema: GraphQLSchema; sdl: string }> {
  const schema = await buildSchema({
    resolvers: [EstablishmentResolver, OrganizationResolver, StayResolver, SummaryResolver],
    orphanedTypes: [Establishment, Organization, Stay],
    pubSub: noPubSub,
    validate: false,
  });
  return federate({
    schema,
    resolvers: {
      Establishment: { __resolveReference: resolveEstablishment },
      Organization: { __resolveReference: resolveOrganization },
      Stay: { __resolveReference: resolveStay },
    },
  });
}
