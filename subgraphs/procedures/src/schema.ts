import { federate } from '@city/kit/subgraph/federated-schema';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { resolveOrganization } from './organization/organization.reference.ts';
import { OrganizationResolver } from './organization/organization.resolver.ts';
import { Organization } from './organization/organization.type.ts';
import { resolveProcedure } from './procedure/procedure.reference.ts';
import { ProcedureResolver } from './procedure/procedure.resolver.ts';
import { Procedure } from './procedure/procedure.type.ts';
import { ProcedureFieldResolver } from './procedure-field/procedure-field.resolver.ts';

export async function buildSubgraph(): Promise<{ schema: GraphQLSchema; sdl: string }> {
  const schema = await buildSchema({
    resolvers: [ProcedureResolver, ProcedureFieldResolver, OrganizationResolver],
    orphanedTypes: [Procedure, Organization],
    validate: false,
  });
  return federate({
    schema,
    resolvers: {
      Procedure: { __resolveReference: resolveProcedure },
      Organization: { __resolveReference: resolveOrganization },
    },
  });
}
