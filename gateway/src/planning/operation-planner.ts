import {
  Supergraph as FederationSupergraph,
  operationFromDocument,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  type Schema,
} from '@apollo/federation-internals';
import { isPlanNode, type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  print,
} from 'graphql';
import { boundedPlanning, withinBounds } from './bounded-planning.ts';
import { type Names, ownKeys, withOwnKeys } from './client-keys.ts';
import { withTypedFragments } from './interface-object-fragments.ts';
import { interfaceObjectNames, keyNames, plannerNames } from './planner-names.ts';
import { withRequiredAliases } from './required-aliases.ts';
import { withOwnRequiredFields } from './required-fields.ts';
import { hasOrders, inOrder, rootFieldsOf } from './root-fields.ts';
import type { Requirements } from './separate-requirements.ts';
import { withSettledConditions } from './settled-conditions.ts';
import { withoutUnresolvableKeys } from './unresolvable-keys.ts';

/** What the planner says where an interface object can't be resolved. */
const noWay = /^Was not able to find any options|potentially an interface object type at runtime$/;

type Conditions = ReadonlyMap<string, boolean>;

type Options = {
  supergraph: DocumentNode;
  federated: FederationSupergraph;
  apiSchema: Schema;
  schema: GraphQLSchema;
};

/**
 * Apollo's planner, and around it what it gets wrong: the supergraph that it plans for, the operations that it is
 * given and the plans that it makes are changed so that its faults have no effect. Decision 21 names them.
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
      hasInterfaceObjects: interfaceObjects.size > 0,
    };
  }

  /** The conditions are the labels of fields that move to another subgraph, and whether they have. */
  plan(
    document: DocumentNode,
    operationName: string | undefined,
    conditions: Conditions = new Map(),
  ): QueryPlan {
    const typed = withTypedFragments(document, this.schema, this.requirements.interfaceObjects);
    const keyed = withSettledConditions(withOwnKeys(typed, this.dataKeys(typed)));
    const plan = this.planOf(keyed, operationName, conditions);
    // What a mutation answers is read before the next one runs. The planner would send several to a subgraph at once,
    // and ask others only then. Of a field that is asked for in several places it takes the first.
    const fields = rootFieldsOf(keyed, operationName);
    const isOrdered = isMutation(keyed, operationName);
    if (plan?.node && !(isOrdered && (plan.node.kind !== 'Fetch' || hasOrders(fields)))) return plan;
    const planned = fields.flatMap((field) => {
      const node = this.planOf(field.document, operationName, conditions)?.node;
      return node && isPlanNode(node) ? { ...field, node } : [];
    });
    return {
      kind: 'QueryPlan',
      node: isOrdered ? inOrder(planned) : { kind: 'Parallel', nodes: planned.map(({ node }) => node) },
    };
  }

  /** Undefined if there is no way: then what was not fetched is an error at its place in the answer. */
  private planOf(
    document: DocumentNode,
    operationName: string | undefined,
    conditions: Conditions,
  ): QueryPlan | undefined {
    const operation = operationFromDocument(this.apiSchema, document, { operationName, validate: false });
    try {
      const plan = withinBounds(() =>
        this.planner.buildQueryPlan(operation, { overrideConditions: new Map(conditions) }),
      );
      return withRequiredAliases(plan, this.requirements);
    } catch (error) {
      if (error instanceof Error && noWay.test(error.message)) return undefined;
      throw error;
    }
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

function isMutation(document: DocumentNode, operationName: string | undefined): boolean {
  return getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
}
