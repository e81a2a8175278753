import {
  Supergraph as FederationSupergraph,
  operationFromDocument,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  type Schema,
} from '@apollo/federation-internals';
import { isPlanNode, type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, type FieldNode, type GraphQLSchema, print } from 'graphql';
import { boundedPlanning, withinBounds } from './bounded-planning.ts';
import { type Names, ownKeys, withOwnKeys } from './client-keys.ts';
import { withTypedFragments } from './interface-object-fragments.ts';
import { interfaceObjectNames, keyNames, plannerNames } from './planner-names.ts';
import { withRequiredAliases } from './required-aliases.ts';
import { withOwnRequiredFields } from './required-fields.ts';
import type { Requirements } from './separate-requirements.ts';
import { documentsPerMutation } from './serial-mutations.ts';
import { withSettledConditions } from './settled-conditions.ts';
import { withoutUnresolvableKeys } from './unresolvable-keys.ts';

type Options = {
  supergraph: DocumentNode;
  federated: FederationSupergraph;
  apiSchema: Schema;
  schema: GraphQLSchema;
};

/**
 * Apollo's planner, and around it what it gets wrong: the supergraph that it plans for, the operations that it is
 * given and the plans that it makes are changed so that its faults have no effect. Decision 17 names them.
 */
export class OperationPlanner {
  private readonly planner: QueryPlanner;
  private readonly apiSchema: Schema;
  private readonly schema: GraphQLSchema;
  private readonly requirements: Requirements;
  private readonly names: Names;

  constructor({ supergraph, federated, apiSchema, schema }: Options) {
    const { document, names } = withOwnRequiredFields(withoutUnresolvableKeys(supergraph));
    // Reading a supergraph takes most of a start: most are already as the planner needs them.
    const isSame = print(document) === print(supergraph);
    this.planner = new QueryPlanner(isSame ? federated : read(document), boundedPlanning);
    this.apiSchema = apiSchema;
    this.schema = schema;
    const interfaceObjects = interfaceObjectNames(supergraph);
    this.requirements = { names, keys: keyNames(supergraph), interfaceObjects };
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    this.names = {
      planner: plannerNames(document),
      rootTypes: new Set(roots.flatMap((type) => type?.name ?? [])),
    };
  }

  plan(document: DocumentNode, operationName: string | undefined): QueryPlan {
    const typed = withTypedFragments(document, this.schema, this.requirements.interfaceObjects);
    const keyed = withSettledConditions(withOwnKeys(typed, this.dataKeys(typed)));
    const plan = this.planOf(keyed, operationName);
    const documents = plan.node?.kind === 'Fetch' ? [] : documentsPerMutation(keyed, operationName);
    if (documents.length < 2) return plan;
    const nodes = documents.flatMap((each) => this.planOf(each, operationName).node ?? []).filter(isPlanNode);
    return { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } };
  }

  private planOf(document: DocumentNode, operationName: string | undefined): QueryPlan {
    const operation = operationFromDocument(this.apiSchema, document, { operationName, validate: false });
    return withRequiredAliases(
      withinBounds(() => this.planner.buildQueryPlan(operation)),
      this.requirements,
    );
  }

  /** The keys under which a plan finds what the client knows by others. */
  dataKeys(document: DocumentNode): ReadonlyMap<FieldNode, string> {
    return ownKeys(document, this.names);
  }
}

/** Not checked again: it was found good before, and some `@external` fields that it declares are of no use now. */
function read(supergraph: DocumentNode): FederationSupergraph {
  return FederationSupergraph.build(supergraph, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
    validateSupergraph: false,
  });
}
