import { badUserInput, cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import { variableProblems } from '@city/kit/subgraph/input-problems';
import {
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  OperationTypeNode,
} from 'graphql';
import { maskErrors } from '../errors/answer-errors.ts';
import { InvalidQuery } from '../errors/invalid-query.ts';
import { operationCost } from '../limits/query-cost.ts';
import { limitExceeded, type QueryLimits } from '../limits/query-limits.ts';
import { checkText } from '../limits/request-text.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { executeOperation, type Variables } from './execute-operation.ts';
import { OperationPlans } from './operation-plans.ts';
import { type Operation, OperationStore } from './operation-store.ts';
import type { RequestContext } from './request-context.ts';
import type { Subgraphs } from './subgraphs.ts';

export type GraphRequest = {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
};

/** An operation that passed all checks that need nobody's data, with its variables as the schema types them. */
export type PreparedOperation = { operation: Operation; variables: Variables; cost: number };

type Options = {
  supergraph: Supergraph;
  subgraphs: Subgraphs;
  limits: QueryLimits;
  isIntrospectionAllowed: boolean;
};

/** What both transports ask: prepare an operation, then execute it. */
export class Graph {
  readonly supergraph: Supergraph;
  readonly subgraphs: Subgraphs;
  readonly plans: OperationPlans;
  private readonly operations: OperationStore;
  private readonly limits: QueryLimits;

  constructor(options: Options) {
    this.supergraph = options.supergraph;
    this.subgraphs = options.subgraphs;
    this.limits = options.limits;
    this.operations = new OperationStore(options);
    this.plans = new OperationPlans(options.supergraph);
  }

  /** Throws what `refusalErrors` turns into an answer. */
  prepare({ query, operationName, variables }: GraphRequest): PreparedOperation {
    checkText(query, variables ?? {});
    const operation = this.operations.find(query, operationName);
    const { schema, costRules: rules } = this.supergraph;
    const values = getVariableValues(schema, operation.node.variableDefinitions ?? [], variables ?? {}, {
      maxErrors: 1,
      hideSuggestions: true,
    });
    if (values.errors) throw wrongVariables(schema, operation, variables ?? {}, values.errors);
    const { node, fragments } = operation;
    const cost = operationCost({ schema, rules, operation: node, fragments, variables: values.coerced });
    if (cost > this.limits.cost) throw limitExceeded('cost', this.limits.cost);
    return { operation, variables: values.coerced, cost };
  }

  async execute(
    { operation, variables }: PreparedOperation,
    request: RequestContext,
  ): Promise<FormattedExecutionResult> {
    if (operation.node.operation === OperationTypeNode.SUBSCRIPTION)
      throw cityError(sharedErrors.QUERY_INVALID);
    const planned = this.plans.find(operation, request.viewer);
    const { supergraph } = this;
    const { services } = this.subgraphs;
    const { data, errors } = await executeOperation({
      supergraph,
      services,
      operation,
      planned,
      variables,
      request,
    });
    return errors.length === 0 ? { data } : { errors: maskErrors(errors, request), data };
  }
}

/** Each wrong value by its place, in the caller's language, as a subgraph would say it. */
function wrongVariables(
  schema: GraphQLSchema,
  { node }: Operation,
  variables: Variables,
  errors: readonly GraphQLError[],
): Error {
  const problems = variableProblems(schema, node, variables);
  return problems.length > 0 ? badUserInput(problems) : new InvalidQuery(errors);
}
