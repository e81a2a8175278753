import type { Viewer } from '@city/kit/request-identity/viewer';
import type { Operation } from '../execution/operation-store.ts';

export type OperationLabel = { operation: string; hash: string };

const adHoc: OperationLabel = { operation: 'ad-hoc', hash: '' };
const others: OperationLabel = { operation: 'others', hash: '' };

/**
 * How an operation is called in metrics. Each name is a series for good, so their number is bounded; and strangers
 * could invent names until nobody else's fits, so theirs count together unless the document is trusted.
 */
export class OperationLabels {
  private readonly known = new Map<string, OperationLabel>();
  private readonly maximum: number;

  constructor(maximum = 300) {
    this.maximum = maximum;
  }

  of(
    { hash, node, isTrusted }: Pick<Operation, 'hash' | 'node' | 'isTrusted'>,
    viewer: Viewer,
  ): OperationLabel {
    if (!isTrusted && viewer.kind === 'anonymous') return adHoc;
    const key = `${hash} ${node.name?.value ?? ''}`;
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= this.maximum) return others;
    const label = { operation: node.name?.value.slice(0, 80) ?? 'unnamed', hash: hash.slice(0, 16) };
    this.known.set(key, label);
    return label;
  }
}
