import { createHash } from 'node:crypto';
import type { Logger } from '@city/kit/log/log';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { BoundedCache } from '../execution/bounded-cache.ts';
import type { Variables } from '../execution/execute-operation.ts';
import type { Graph, PreparedOperation } from '../execution/graph.ts';
import type { RequestContext } from '../execution/request-context.ts';
import { ClientSubscription } from './client-subscription.ts';
import { cursorOf, type LivePlan, planLive } from './live-plan.ts';
import { type LiveCounts, StreamGroup } from './stream-group.ts';

export type LiveStreamsOptions = {
  graph: Graph;
  secret: string;
  log: Logger;
  eventTimeoutMs: number;
  /** How long a stream without clients waits for one that only reconnects. */
  lingerMs: number;
};

/** All running subscriptions. Clients who ask the same and may see the same are in one group. */
export class LiveStreams {
  private readonly groups = new Map<string, StreamGroup>();
  private readonly plans = new BoundedCache<string, LivePlan>(1_000);
  private readonly options: LiveStreamsOptions;

  constructor(options: LiveStreamsOptions) {
    this.options = options;
  }

  /** Throws what `refusalErrors` turns into an answer. */
  subscribe(
    { operation, variables }: PreparedOperation,
    request: RequestContext,
    write: (json: string) => void,
  ): ClientSubscription {
    const { graph } = this.options;
    const plan = this.plan(operation, request.viewer);
    const streamVariables = Object.fromEntries(
      plan.variableNames.flatMap((name) => (name in variables ? [[name, variables[name]]] : [])),
    );
    const key = groupKey(plan, streamVariables, request);
    const group = this.groups.get(key) ?? this.openGroup(key, plan, streamVariables, request, operation);
    const client = new ClientSubscription({
      viewer: request.viewer,
      write,
      onEnd: (ended) => group.leave(ended),
    });
    group.join(client, cursorOf(plan, variables));
    return client;

    function groupKey(
      plan: LivePlan,
      streamVariables: Variables,
      { language, viewer }: RequestContext,
    ): string {
      const identity = plan.isPublic ? 'public' : identityKey(viewer);
      return JSON.stringify([graph.supergraph.id, plan.key, streamVariables, language, identity]);
    }
  }

  get counts(): LiveCounts {
    const groups = [...this.groups.values()].map((group) => group.counts);
    const sum = (name: keyof LiveCounts) => groups.reduce((total, counts) => total + counts[name], 0);
    return { clients: sum('clients'), upstreams: sum('upstreams'), resumable: sum('resumable') };
  }

  close(): void {
    for (const group of [...this.groups.values()]) group.close();
  }

  private plan(operation: PreparedOperation['operation'], viewer: Viewer): LivePlan {
    const { plans, supergraph } = this.options.graph;
    const key = plans.keyOf(operation, viewer);
    const known = this.plans.get(key);
    if (known) return known;
    const plan = planLive(operation, viewer, plans, supergraph);
    this.plans.set(key, plan);
    return plan;
  }

  private openGroup(
    key: string,
    plan: LivePlan,
    variables: Variables,
    { language }: RequestContext,
    operation: PreparedOperation['operation'],
  ): StreamGroup {
    const { graph, secret, log, eventTimeoutMs, lingerMs } = this.options;
    const { supergraph, subgraphs } = graph;
    const group = new StreamGroup({
      stream: {
        execution: { supergraph, services: subgraphs.services, operation, plan, variables },
        client: subgraphs.client(plan.primary.serviceName),
        secret,
        language,
        log: log.child({ operationHash: operation.hash }),
        eventTimeoutMs,
      },
      lingerMs,
      onEmpty: (empty) => {
        if (this.groups.get(key) === empty) this.groups.delete(key);
      },
    });
    this.groups.set(key, group);
    return group;
  }
}

/** Everything of an identity that can change an answer. Not the token: a renewed one is the same person. */
function identityKey({ kind, citizenId, clientId, memberships }: Viewer): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, citizenId, clientId, memberships]))
    .digest('base64url');
}
