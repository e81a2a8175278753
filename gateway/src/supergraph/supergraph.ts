import { createHash } from 'node:crypto';
import { Supergraph as FederationSupergraph, type Schema } from '@apollo/federation-internals';
import { EnvironmentError } from '@city/kit/environment/environment';
import { type GraphQLSchema, parse } from 'graphql';
import { Policies } from '../access/policies.ts';
import { OperationPlanner } from '../planning/operation-planner.ts';
import { AccessRules } from './access-rules.ts';
import { CostRules } from './cost-rules.ts';
import { OverrideLabels } from './override-labels.ts';
import { featuresOf } from './schema-features.ts';

export type Subgraph = { name: string; url: string };

/** One version of the graph, complete: what clients see, how it is planned, who may see what, what it costs. */
export type Supergraph = {
  id: string;
  /** What a client sees. */
  schema: GraphQLSchema;
  /** The same in the planner's own form. */
  apiSchema: Schema;
  supergraphSchema: GraphQLSchema;
  planner: OperationPlanner;
  subgraphs: Subgraph[];
  accessRules: AccessRules;
  costRules: CostRules;
  overrides: OverrideLabels;
};

/** Without a first graph there is no gateway: the operator's to mend, and said as a wrong variable is. */
export function buildFirstSupergraph(
  sdl: string,
  { variable, value }: { variable: string; value: string },
  policies?: Policies,
): Supergraph {
  try {
    return buildSupergraph(sdl, policies);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EnvironmentError([`${variable}: ${value} cannot be served: ${reason}`]);
  }
}

export function buildSupergraph(sdl: string, policies = new Policies()): Supergraph {
  const document = parse(sdl);
  // Which features are known is not left to the planner: it refuses rules that are enforced here, in `access/`, and
  // takes others that nobody would execute.
  const supergraph = FederationSupergraph.build(sdl, { supportedFeatures: null, validateSupergraph: true });
  const features = featuresOf(supergraph.schema);
  const apiSchema = supergraph.apiSchema();
  const schema = apiSchema.toGraphQLJSSchema();
  return {
    id: createHash('sha256').update(sdl).digest('hex').slice(0, 16),
    schema,
    apiSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: new OperationPlanner({ supergraph: document, federated: supergraph, apiSchema, schema }),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
    accessRules: new AccessRules(document, schema, { features, policies }),
    costRules: new CostRules(document, features),
    overrides: new OverrideLabels(document),
  };
}
