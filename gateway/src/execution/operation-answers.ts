import { type GraphQLError, OperationTypeNode } from 'graphql';
import { PlanRun } from '../plan-execution/plan-run.ts';
import { askAs, type Variables } from './execute-operation.ts';
import { Freshness } from './freshness.ts';
import type { PlannedOperation } from './operation-plans.ts';
import type { Operation } from './operation-store.ts';
import { PublicAnswers } from './public-answers.ts';
import type { RequestContext } from './request-context.ts';
import type { Subgraphs } from './subgraphs.ts';

/** What an operation answers, as JSON already. The same object may be given to several clients. */
export type OperationAnswer =
  /** Without errors: made once for all who share it. */
  | { whole: Buffer; errors: readonly [] }
  | { whole: undefined; errors: readonly GraphQLError[]; data: string };

type Asked = {
  operation: Operation;
  planned: PlannedOperation;
  variables: Variables;
  request: RequestContext;
};

/** An operation that is executed, and when who asked it first stops waiting. */
type Running = { answer: Promise<OperationAnswer>; until: number };

/** Timers and clocks do not agree to the millisecond. */
const timersDifferMs = 2;

/** Executes operations; those that are public, run at the same time and are the same by identity run once. */
export class OperationAnswers {
  private readonly subgraphs: Subgraphs;
  /** What was public under no rule, by the question alone: whoever asks it. */
  readonly kept = new PublicAnswers();
  private readonly running = new Map<string, Running>();

  constructor(subgraphs: Subgraphs) {
    this.subgraphs = subgraphs;
  }

  answer(asked: Asked): Promise<OperationAnswer> {
    const { operation } = asked;
    const isShareable = operation.rules.length === 0 && operation.node.operation === OperationTypeNode.QUERY;
    return isShareable ? this.share(asked) : this.execute(asked);
  }

  private share(asked: Asked): Promise<OperationAnswer> {
    const { operation, variables, request } = asked;
    const question = `${operation.hash}\n${operation.node.name?.value ?? ''}\n${request.language}\n${JSON.stringify(variables)}`;
    const kept = this.kept.get(question);
    if (kept) return Promise.resolve(kept);
    // Without a rule a subgraph may still answer who asks: only who is the same is answered the same.
    const key = `${request.viewer.token ?? ''}\n${question}`;
    const { deadline: until } = request;
    const running = this.running.get(key);
    if (running) return running.until <= until ? this.join(asked, running) : this.execute(asked);
    const answer = this.executeOnce(asked, question).finally(() => this.running.delete(key));
    this.running.set(key, { answer, until });
    return answer;
  }

  /** What failed only because the first to ask had no more time is asked again by who has. */
  private async join(asked: Asked, { answer, until }: Running): Promise<OperationAnswer> {
    const shared = await answer;
    const hasRunOut = performance.now() > until - timersDifferMs;
    return shared.errors.length > 0 && hasRunOut ? this.share(asked) : shared;
  }

  private async executeOnce(asked: Asked, question: string): Promise<OperationAnswer> {
    const freshness = new Freshness();
    const answer = await this.execute(asked, freshness);
    if (answer.whole) this.kept.keep(question, answer, freshness.seconds);
    return answer;
  }

  private async execute(
    { planned, variables, request }: Asked,
    freshness?: Freshness,
  ): Promise<OperationAnswer> {
    const run = new PlanRun(variables, askAs(this.subgraphs, request, freshness));
    await planned.executable.execute(run);
    const whole = planned.shape.text(run);
    if (whole) return { whole, errors: [] };
    const { data, errors } = planned.shape.complete(run);
    return { data: JSON.stringify(data), errors, whole: undefined };
  }
}
