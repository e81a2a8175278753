import { createHash } from 'node:crypto';
import type { Language } from '@city/kit/errors/localized';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { BoundedCache } from '../execution/bounded-cache.ts';
import type { Variables } from '../execution/execute-operation.ts';
import type { Graph, PreparedOperation } from '../execution/graph.ts';
import { operationBytes } from '../execution/operation-store.ts';
import { type LivePlan, planLive } from './live-plan.ts';
import type { StreamWork } from './shared-stream.ts';

/** Where a client belongs: what it asks of which graph, and with whom it may share the answers. */
export type Seat = {
  /** Equal for clients who ask the same and may see the same. */
  key: string;
  graphId: string;
  plan: LivePlan;
  prepared: PreparedOperation;
  /** Those on which the stream depends; a client's cursor is not among them. */
  variables: Variables;
  language: Language;
};

type Asker = { viewer: Viewer; language: Language };

/** Finds the seats in one graph. Plans are kept, since most clients ask what others asked before. */
export class Seating {
  readonly graph: Graph;
  private readonly plans = new BoundedCache<string, LivePlan>(1_000, {
    bytesOf: ({ bytes }) => bytes,
    maximumBytes: operationBytes / 2,
  });

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** Throws what `refusalErrors` turns into an answer. */
  seatOf(prepared: PreparedOperation, { viewer, language }: Asker): Seat {
    const plan = this.plan(prepared.operation, viewer);
    const variables = Object.fromEntries(
      plan.variableNames.flatMap((name) =>
        name in prepared.variables ? [[name, prepared.variables[name]]] : [],
      ),
    );
    const graphId = this.graph.supergraph.id;
    const identity = plan.isPublic ? 'public' : identityKey(viewer);
    const key = JSON.stringify([graphId, plan.key, variables, language, identity]);
    return { key, graphId, plan, prepared, variables, language };
  }

  workOf({ plan, prepared, variables }: Seat): StreamWork {
    const { supergraph, subgraphs } = this.graph;
    return {
      execution: { supergraph, subgraphs, operation: prepared.operation, plan, variables },
      client: subgraphs.client(plan.primary.serviceName),
    };
  }

  private plan(operation: PreparedOperation['operation'], viewer: Viewer): LivePlan {
    const { plans, supergraph } = this.graph;
    const key = plans.keyOf(operation, viewer);
    const known = this.plans.get(key);
    if (known) return known;
    const plan = planLive(operation, viewer, plans, supergraph);
    this.plans.set(key, plan);
    return plan;
  }
}

/** The subgraph is asked for the same as before, by people of the same rights: its stream can go on as it is. */
export function isSameUpstream(before: Seat, after: Seat): boolean {
  return upstreamKey(before) === upstreamKey(after);
}

function upstreamKey({ plan, variables, language }: Seat): string {
  const { primary, isPublic, isResumable, rootKey, denied } = plan;
  const { serviceName, operation, variableUsages = [] } = primary;
  const given = variableUsages.map((name) => [name, variables[name]]);
  const denials = [...denied].map(([{ name, alias }, denial]) => [name.value, alias?.value, denial]);
  return JSON.stringify([
    serviceName,
    operation,
    given,
    language,
    isPublic,
    isResumable,
    rootKey,
    // What is kept for clients that come back was made under these.
    denials,
  ]);
}

/** Everything of an identity that can change an answer. Not the token and its time: a renewed one is the same person. */
export function identityKey(viewer: Viewer): string {
  const { token, expiresAt, epoch, ...identity } = viewer;
  return createHash('sha256').update(JSON.stringify(identity)).digest('base64url');
}
