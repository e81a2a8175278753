import type { Viewer } from '@city/kit/request-identity/viewer';
import type { PreparedOperation } from '../execution/graph.ts';
import type { Operation } from '../execution/operation-store.ts';
import { usedCoordinates } from './used-coordinates.ts';

/** By client, and there by coordinate. */
export type UsageCounts = Map<string, Map<string, number>>;

const maximumClients = 1_000;
const maximumOperations = 500;

/**
 * Which client used which fields, since it was last taken. A client is a program, never a person: the portal is one,
 * and everybody who is not signed in is one. Counting is an addition; what an operation uses is found out once.
 */
export class FieldUsage {
  private readonly coordinates = new WeakMap<Operation, readonly string[]>();
  private byOperation = new Map<string, Map<Operation, number>>();
  private folded: UsageCounts = new Map();

  count({ operation, graph }: PreparedOperation, { kind, clientId }: Viewer): void {
    if (!this.coordinates.has(operation)) {
      this.coordinates.set(operation, usedCoordinates(operation.document, graph.supergraph.schema));
    }
    const client = this.nameOf(kind === 'anonymous' ? 'anonymous' : (clientId ?? 'unnamed'));
    let counts = this.byOperation.get(client);
    if (!counts) {
      counts = new Map();
      this.byOperation.set(client, counts);
    }
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    if (counts.size > maximumOperations) this.fold(client, counts);
  }

  /** What was counted; counting begins anew. */
  take(): UsageCounts {
    for (const [client, counts] of this.byOperation) this.fold(client, counts);
    const taken = this.folded;
    this.byOperation = new Map();
    this.folded = new Map();
    return taken;
  }

  private nameOf(client: string): string {
    const isKnown = this.byOperation.has(client) || this.byOperation.size < maximumClients;
    return isKnown ? client : 'others';
  }

  private fold(client: string, counts: Map<Operation, number>): void {
    const sums = this.folded.get(client) ?? new Map<string, number>();
    this.folded.set(client, sums);
    for (const [operation, count] of counts) {
      for (const coordinate of this.coordinates.get(operation) ?? []) {
        sums.set(coordinate, (sums.get(coordinate) ?? 0) + count);
      }
    }
    counts.clear();
  }
}
