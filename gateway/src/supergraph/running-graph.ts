import type { Logger } from '@city/kit/log/log';
import type { Policies } from '../access/policies.ts';
import type { Graph } from '../execution/graph.ts';
import { buildSupergraph, type Supergraph } from './supergraph.ts';

export type RunningGraphOptions = {
  create: (supergraph: Supergraph) => Graph;
  policies?: Policies;
  /** Called when another graph has taken over; what runs on moves to it. */
  onReplaced: (graph: Graph) => Promise<void>;
  /** How long a request may still run in the graph in which it began. */
  finishWithinMs: number;
  log: Logger;
};

/**
 * The graph that answers now. Another is built beside it, learns the operations that were asked most lately, and takes
 * its place between two requests. Those that run finish where they began.
 */
export class RunningGraph {
  current: Graph;
  /** Versions that were offered since the current one and could not be taken. */
  refused = 0;
  private readonly options: RunningGraphOptions;
  private readonly retiring = new Map<Graph, NodeJS.Timeout>();
  private isStopping = false;
  private taking: Promise<void> = Promise.resolve();

  constructor(first: Supergraph, options: RunningGraphOptions) {
    this.options = options;
    this.current = options.create(first);
  }

  /** Never throws: a version that is not good is refused, and the current one goes on. One after the other is taken. */
  offer(sdl: string): Promise<void> {
    this.taking = this.taking.then(() => this.take(sdl));
    return this.taking;
  }

  private async take(sdl: string): Promise<void> {
    const { create, policies, onReplaced, log } = this.options;
    const startedAt = performance.now();
    if (this.isStopping) return;
    try {
      const next = create(buildSupergraph(sdl, policies));
      if (next.supergraph.id === this.current.supergraph.id) {
        this.refused = 0;
        await next.subgraphs.close();
        return;
      }
      const operations = await next.warmLike(this.current, () => !this.isStopping);
      if (this.isStopping) return await next.subgraphs.close();
      const before = this.current;
      this.current = next;
      this.refused = 0;
      this.retire(before);
      const durationMs = Math.round(performance.now() - startedAt);
      log.info({ supergraph: next.supergraph.id, durationMs, operations }, 'Another supergraph took over.');
      await onReplaced(next);
    } catch (error) {
      this.refused += 1;
      log.error({ err: error }, 'A supergraph was refused: the one before goes on.');
    }
  }

  /** From here on the graph stays the one that it is: a gateway that stops need not learn another. */
  stopTaking(): void {
    this.isStopping = true;
  }

  async close(): Promise<void> {
    this.stopTaking();
    for (const timer of this.retiring.values()) clearTimeout(timer);
    await Promise.all([this.current, ...this.retiring.keys()].map(({ subgraphs }) => subgraphs.close()));
  }

  private retire(graph: Graph): void {
    const { finishWithinMs, log } = this.options;
    const timer = setTimeout(() => {
      this.retiring.delete(graph);
      graph.subgraphs.close().catch((error) => log.warn({ err: error }, 'Connections did not close well.'));
    }, finishWithinMs).unref();
    this.retiring.set(graph, timer);
  }
}
