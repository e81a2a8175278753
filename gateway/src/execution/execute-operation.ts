import type { Answer } from '../answer/answer-shape.ts';
import { type AskSubgraph, PlanRun } from '../plan-execution/plan-run.ts';
import { askSubgraph } from './ask-subgraph.ts';
import type { Freshness } from './freshness.ts';
import type { PlannedOperation } from './operation-plans.ts';
import type { RequestContext } from './request-context.ts';
import type { Subgraphs } from './subgraphs.ts';

export type { Answer };
export type Variables = Record<string, unknown>;

export type Execution = {
  subgraphs: Subgraphs;
  planned: Pick<PlannedOperation, 'executable' | 'shape'>;
  variables: Variables;
  request: RequestContext;
};

export async function executeOperation({
  subgraphs,
  planned,
  variables,
  request,
}: Execution): Promise<Answer> {
  const run = new PlanRun(variables, askAs(subgraphs, request));
  await planned.executable.execute(run);
  return planned.shape.complete(run);
}

/** How the fetches of a plan reach their subgraphs for this request. */
export function askAs(subgraphs: Subgraphs, request: RequestContext, freshness?: Freshness): AskSubgraph {
  return (fetch, asked) => askSubgraph(subgraphs.client(fetch.service), fetch, asked, request, freshness);
}
