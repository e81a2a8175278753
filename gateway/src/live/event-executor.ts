import { inSpan, type SpanStart } from '@city/kit/tracing/spans';
import type { FormattedExecutionResult } from 'graphql';
import { maskErrors } from '../errors/answer-errors.ts';
import { askAs, type Variables } from '../execution/execute-operation.ts';
import type { Operation } from '../execution/operation-store.ts';
import type { RequestContext } from '../execution/request-context.ts';
import type { Subgraphs } from '../execution/subgraphs.ts';
import { PlanRun } from '../plan-execution/plan-run.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import type { LivePlan } from './live-plan.ts';

export type EventExecution = {
  supergraph: Supergraph;
  subgraphs: Subgraphs;
  operation: Operation;
  plan: LivePlan;
  variables: Variables;
};

/** Makes of what a subgraph sent what clients get: fields of other subgraphs filled in, denied ones null, masked. */
export async function executeEvent(
  event: FormattedExecutionResult,
  { subgraphs, operation, plan, variables }: EventExecution,
  request: RequestContext,
): Promise<FormattedExecutionResult> {
  // The primary is answered already: by the event.
  const run = new PlanRun(variables, askAs(subgraphs, request), new Map([[plan.primary, event]]));
  await inSpan(
    () => eventSpan(operation),
    () => plan.executable.execute(run),
  );
  const { data, errors } = plan.shape.complete(run);
  return errors.length === 0 ? { data } : { errors: maskErrors(errors, request), data };
}

/** Each event is a trace of its own: it has one cause and many receivers. */
function eventSpan({ node, hash }: Operation): SpanStart {
  return {
    name: `event ${node.name?.value ?? ''}`.trim(),
    kind: 'internal',
    attributes: {
      'graphql.operation.type': node.operation,
      'graphql.operation.name': node.name?.value,
      'graphql.document.hash': hash,
    },
  };
}
