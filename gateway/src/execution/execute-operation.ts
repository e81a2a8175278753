import { executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError } from 'graphql';
import { completeAnswer } from '../access/answer-completion.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import type { OperationContext, PlannedOperation } from './operation-plans.ts';
import type { Operation } from './operation-store.ts';
import type { RequestContext } from './request-context.ts';

export type Variables = Record<string, unknown>;
export type Answer = { data: Record<string, unknown> | null; errors: readonly GraphQLError[] };

type GatewayRequestContext = Parameters<typeof executeQueryPlan>[2];

export type Execution = {
  supergraph: Supergraph;
  services: ServiceMap;
  operation: Operation;
  planned: PlannedOperation;
  variables: Variables;
  request: RequestContext;
};

export async function executeOperation(execution: Execution): Promise<Answer> {
  const { supergraph, services, operation, planned, variables, request } = execution;
  const answer = await runPlan({ ...planned, supergraph, services, variables, request });
  if (planned.denied.size === 0 || !answer.data) return answer;
  const { denied } = planned;
  const { schema } = supergraph;
  const completed = completeAnswer(answer.data, {
    schema,
    operation: operation.node,
    fragments: operation.fragments,
    variables,
    denied,
  });
  return { data: completed.data, errors: [...answer.errors, ...completed.errors] };
}

export async function runPlan(run: {
  plan: QueryPlan;
  context: OperationContext;
  supergraph: Supergraph;
  services: ServiceMap;
  variables: Variables;
  request: RequestContext;
}): Promise<Answer> {
  const { plan, context, supergraph, services, variables, request } = run;
  // These four are all that execution reads of Apollo Server's context.
  const requestContext = {
    request: { variables },
    context: request,
    metrics: {},
    logger: request.log,
  } as unknown as GatewayRequestContext;
  const { supergraphSchema, apiSchema } = supergraph;
  const result = await executeQueryPlan(plan, services, requestContext, context, supergraphSchema, apiSchema);
  return {
    data: result.data ?? null,
    errors: result.errors ?? silentNulls(result.extensions?.valueCompletion),
  };
}

/** A null where the schema promises a value is an error to us, not a remark in `extensions` as for Apollo's gateway. */
function silentNulls(valueCompletion: unknown): GraphQLError[] {
  if (!Array.isArray(valueCompletion)) return [];
  return valueCompletion.map((problem) => new GraphQLError(String(problem.message), { path: problem.path }));
}
