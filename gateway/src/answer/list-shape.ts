import type { Failure, Path, PlanRun } from '../plan-execution/plan-run.ts';
import type { Completion } from './completion.ts';
import type { JsonBytes } from './json-bytes.ts';
import { writeOnce } from './shared-text.ts';
import type { ValueShape } from './value-shape.ts';

export class ListShape implements ValueShape {
  private readonly item: ValueShape;
  private readonly isItemNonNull: boolean;

  constructor(item: ValueShape, isItemNonNull: boolean) {
    this.item = item;
    this.isItemNonNull = isItemNonNull;
  }

  write(value: unknown, run: PlanRun, json: JsonBytes): boolean {
    return writeOnce(this, value, run, json);
  }

  writeAnew(value: unknown, run: PlanRun, json: JsonBytes): boolean {
    if (!Array.isArray(value)) return false;
    json.addSign('[');
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (index > 0) json.addSign(',');
      if (item === null || item === undefined) {
        if (this.isItemNonNull) return false;
        json.addText('null');
      } else if (!this.item.write(item, run, json)) return false;
    }
    json.addSign(']');
    return true;
  }

  complete(value: unknown, completion: Completion, inherited: Failure | undefined): unknown {
    if (!Array.isArray(value)) {
      completion.add('A subgraph answered something else than a list.');
      return null;
    }
    const items: unknown[] = [];
    for (const [index, item] of value.entries()) {
      completion.path.push(index);
      const completed =
        item === null || item === undefined ? null : this.item.complete(item, completion, inherited);
      if (completed === null && this.isItemNonNull && !completion.isExplained)
        completion.add('Cannot return null for an item that may not be null.');
      completion.path.pop();
      if (completed === null && this.isItemNonNull) return null;
      items.push(completed);
    }
    return items;
  }

  locate([index, ...rest]: Path, value: unknown, found: (string | number)[]): void {
    if (typeof index !== 'number') return;
    found.push(index);
    this.item.locate(rest, Array.isArray(value) ? value[index] : undefined, found);
  }
}
