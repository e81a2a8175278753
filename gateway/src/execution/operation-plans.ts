import type { QueryPlan } from '@apollo/query-planner';
import { Viewer } from '@city/kit/request-identity/viewer';
import type { DocumentNode, FieldNode } from 'graphql';
import { type Denial, deniedBy, withoutDenied } from '../access/operation-filter.ts';
import { AnswerShape } from '../answer/answer-shape.ts';
import { ExecutablePlan } from '../plan-execution/executable-plan.ts';
import { TypeConditions } from '../plan-execution/type-conditions.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';
import { BoundedCache } from './bounded-cache.ts';
import { type Operation, operationBytes } from './operation-store.ts';

export type PlannedOperation = {
  plan: QueryPlan;
  /** The plan as it runs, and what a client gets of what it finds. */
  executable: ExecutablePlan;
  shape: AnswerShape;
  denied: ReadonlyMap<FieldNode, Denial>;
  /** What it takes in memory with its operation, about. */
  bytes: number;
};

/** What is left of an operation for one viewer: the fields that are denied, and the document without them. */
export type AllowedOperation = {
  /** Equal for two viewers who may see the same fields of this operation. */
  key: string;
  denied: ReadonlyMap<FieldNode, Denial>;
  document: DocumentNode;
};

/** Measured: a plan takes a fifth of what its operation does, and holds that. */
export const bytesWithPlan = 1.2;

/** What a plan was made for. The viewer is without a token: only the rights count. */
export type PlanRequest = { operation: Operation; viewer: Viewer };

/** Plans are kept per operation and per set of rights, since another set of rights leaves other fields. */
export class OperationPlans {
  readonly plans = new BoundedCache<string, PlannedOperation>(2_000, {
    bytesOf: ({ bytes }) => bytes,
    maximumBytes: operationBytes,
  });
  /** Of whom each plan was made for the first, so that another graph can make it beforehand. */
  private readonly askers = new BoundedCache<string, PlanRequest>(500, {
    bytesOf: ({ operation }) => operation.bytes,
    maximumBytes: operationBytes / 4,
  });
  private readonly supergraph: Supergraph;
  private readonly types: TypeConditions;

  constructor(supergraph: Supergraph) {
    this.supergraph = supergraph;
    this.types = new TypeConditions(supergraph.supergraphSchema);
  }

  allow(operation: Operation, viewer: Viewer): AllowedOperation {
    const denied = new Map<FieldNode, Denial>();
    for (const [node, rules] of operation.fieldRules) {
      const denial = deniedBy(rules, viewer);
      if (denial) denied.set(node, denial);
    }
    const key = this.keyOf(operation, viewer);
    const document =
      denied.size === 0
        ? operation.document
        : withoutDenied(operation.document, this.supergraph.schema, denied);
    return { key, denied, document };
  }

  find(operation: Operation, viewer: Viewer): PlannedOperation {
    const choice = this.supergraph.overrides.draw();
    const key = `${this.keyOf(operation, viewer)} ${choice.key}`;
    const known = this.plans.get(key);
    if (known) {
      // Touched, so that the hottest are among the latest.
      this.askers.get(key);
      return known;
    }
    const { denied, document } = this.allow(operation, viewer);
    const plan = this.plan(document, operation.node.name?.value, choice);
    const planned = {
      plan,
      executable: this.executable(plan),
      shape: this.shapeOf(operation, denied),
      denied,
      bytes: operation.bytes * bytesWithPlan,
    };
    this.plans.set(key, planned);
    const { kind, memberships } = viewer;
    this.askers.set(key, { operation, viewer: new Viewer({ kind, memberships }) });
    return planned;
  }

  /** What plans were made for, the latest first. */
  get planned(): PlanRequest[] {
    return [...this.askers.values()].reverse();
  }

  plan(
    document: DocumentNode,
    operationName: string | undefined,
    { conditions } = this.supergraph.overrides.settled,
  ): QueryPlan {
    return this.supergraph.planner.plan(document, operationName, conditions);
  }

  executable(plan: QueryPlan): ExecutablePlan {
    return new ExecutablePlan(plan, this.types);
  }

  /** What a client gets for the operation, who may not see these fields of it. */
  shapeOf({ document, node, fragments }: Operation, denied: ReadonlyMap<FieldNode, Denial>): AnswerShape {
    const { schema, planner } = this.supergraph;
    const dataKeys = planner.dataKeys(document);
    return new AnswerShape({ schema, operation: node, fragments, denied, dataKeys });
  }

  /** Equal for two viewers who may see the same fields of the operation. */
  keyOf(operation: Operation, viewer: Viewer): string {
    return `${operation.hash} ${operation.node.name?.value ?? ''} ${this.rightsKey(operation, viewer)}`;
  }

  private rightsKey(operation: Operation, viewer: Viewer): string {
    if (operation.rules.length === 0) return 'public';
    if (viewer.kind === 'anonymous') return 'anonymous';
    return operation.rules.map((rule) => (deniedBy([rule], viewer) ? '0' : '1')).join('');
  }
}
