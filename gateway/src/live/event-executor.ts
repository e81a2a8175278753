import type { GraphQLDataSource, ServiceMap } from '@apollo/gateway';
import type { FormattedExecutionResult } from 'graphql';
import { completeAnswer } from '../access/answer-completion.ts';
import { maskErrors } from '../errors/answer-errors.ts';
import { runPlan, type Variables } from '../execution/execute-operation.ts';
import type { Operation } from '../execution/operation-store.ts';
import type { RequestContext } from '../execution/request-context.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import type { LivePlan } from './live-plan.ts';

export type EventExecution = {
  supergraph: Supergraph;
  services: ServiceMap;
  operation: Operation;
  plan: LivePlan;
  variables: Variables;
};

/** Makes of what a subgraph sent what clients get: fields of other subgraphs filled in, denied ones null, masked. */
export async function executeEvent(
  event: FormattedExecutionResult,
  execution: EventExecution,
  request: RequestContext,
): Promise<FormattedExecutionResult> {
  const { supergraph, operation, plan, variables } = execution;
  const services = withEvent(execution, event);
  const answer = await runPlan({
    plan: plan.eventPlan,
    context: plan.context,
    supergraph,
    services,
    variables,
    request,
  });
  let { data, errors } = answer;
  if (data && plan.denied.size > 0) {
    const { schema } = supergraph;
    const { node, fragments } = operation;
    const completed = completeAnswer(data, {
      schema,
      operation: node,
      fragments,
      variables,
      denied: plan.denied,
    });
    data = completed.data;
    errors = [...errors, ...completed.errors];
  }
  return errors.length === 0 ? { data } : { errors: maskErrors(errors, request), data };
}

/** The services of the supergraph, of which one has the answer to the primary already. */
function withEvent({ services, plan }: EventExecution, event: FormattedExecutionResult): ServiceMap {
  const { serviceName, operation: primary } = plan.primary;
  const service = services[serviceName];
  const answering: GraphQLDataSource = {
    async process(options) {
      if (options.request.query === primary) return event;
      if (!service) throw new Error(`The supergraph has no subgraph ${serviceName}.`);
      return service.process(options);
    },
  };
  return { ...services, [serviceName]: answering };
}
