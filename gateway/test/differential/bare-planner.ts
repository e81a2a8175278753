import {
  Supergraph as FederationSupergraph,
  operationFromDocument,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
} from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { OperationPlanner } from '../../src/planning/operation-planner.ts';
import type { Supergraph } from '../../src/supergraph/supergraph.ts';

export type Planner = Pick<OperationPlanner, 'plan' | 'dataKeys'>;
export type MakePlanner = (supergraphSdl: string, supergraph: Supergraph) => Planner;

/** Apollo's planner as it comes, without anything around it. */
export function barePlanner(supergraphSdl: string, { apiSchema }: Supergraph): Planner {
  const federated = FederationSupergraph.build(supergraphSdl, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
    validateSupergraph: true,
  });
  const planner = new QueryPlanner(federated);
  return {
    plan: (document, operationName) =>
      planner.buildQueryPlan(operationFromDocument(apiSchema, document, { operationName, validate: false })),
    dataKeys: () => new Map(),
  };
}
