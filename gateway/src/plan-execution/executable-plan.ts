import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { CompiledFetch } from './compiled-fetch.ts';
import { executeFetch } from './execute-fetch.ts';
import type { ResponsePath } from './flatten-path.ts';
import { findLessons } from './lessons.ts';
import type { PlanRun } from './plan-run.ts';
import { relate } from './relations.ts';
import type { TypeConditions } from './type-conditions.ts';

type Step = (run: PlanRun) => Promise<void> | undefined;

const nothing: Step = () => undefined;

/** A plan in the form in which it runs. Made once for each plan. */
export class ExecutablePlan {
  readonly fetches: readonly CompiledFetch[];
  private readonly step: Step;

  constructor(plan: QueryPlan, types: TypeConditions) {
    const compiler = new PlanCompiler(types);
    const { node } = plan;
    if (node?.kind === 'Subscription') throw new Error('A subscription is not executed as a whole.');
    this.step = node ? compiler.compile(node, []) : nothing;
    this.fetches = compiler.fetches;
    relate(this.fetches);
    findLessons(this.fetches, types);
  }

  async execute(run: PlanRun): Promise<void> {
    await this.step(run);
  }
}

class PlanCompiler {
  readonly fetches: CompiledFetch[] = [];
  private readonly types: TypeConditions;

  constructor(types: TypeConditions) {
    this.types = types;
  }

  compile(node: PlanNode, path: ResponsePath): Step {
    switch (node.kind) {
      case 'Fetch':
        return this.fetch(node, path);
      case 'Flatten':
        return this.compile(node.node, [...path, ...node.path]);
      case 'Sequence':
        return inSequence(node.nodes.map((each) => this.compile(each, path)));
      case 'Parallel':
        return inParallel(node.nodes.map((each) => this.compile(each, path)));
      case 'Condition': {
        const { condition } = node;
        const ifTrue = node.ifClause ? this.compile(node.ifClause, path) : nothing;
        const ifFalse = node.elseClause ? this.compile(node.elseClause, path) : nothing;
        return (run) => (run.variables[condition] === true ? ifTrue(run) : ifFalse(run));
      }
      case 'Defer':
        throw new Error('Plans with @defer are not executed here.');
    }
  }

  private fetch(node: FetchNode, path: ResponsePath): Step {
    const { types } = this;
    const fetch = new CompiledFetch(node, path, types);
    this.fetches.push(fetch);
    return (run) => executeFetch(fetch, run, types);
  }
}

function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function inParallel(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}
