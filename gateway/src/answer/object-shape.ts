import type { Denial } from '../access/operation-filter.ts';
import { type Entity, isEntity, read, write } from '../plan-execution/entity.ts';
import type { Failure, Path, PlanRun } from '../plan-execution/plan-run.ts';
import type { Completion } from './completion.ts';
import type { JsonBytes } from './json-bytes.ts';
import { writeOnce } from './shared-text.ts';
import type { ValueShape } from './value-shape.ts';

export type FieldShape = {
  /** The name that the client gave it, and the one under which the plan fetches it. */
  key: string;
  dataKey: string;
  /** The key can be read without care. */
  isPlain: boolean;
  /** What stands before its value. */
  keyText: Uint8Array;
  isNonNull: boolean;
  denial: Denial | undefined;
  /** Known without asking: `__typename`. */
  constant: Uint8Array | undefined;
  shape: ValueShape;
};

export class ObjectShape implements ValueShape {
  private readonly typeName: string;
  private readonly compile: () => FieldShape[];
  private compiled: FieldShape[] | undefined;

  constructor(typeName: string, compile: () => FieldShape[]) {
    this.typeName = typeName;
    this.compile = compile;
  }

  /** Made when the first such object comes: of many types that were possible, few do. */
  get fields(): readonly FieldShape[] {
    this.compiled ??= this.compile();
    return this.compiled;
  }

  write(value: unknown, run: PlanRun, json: JsonBytes): boolean {
    return writeOnce(this, value, run, json);
  }

  writeAnew(value: unknown, run: PlanRun, json: JsonBytes): boolean {
    if (!isEntity(value)) return false;
    json.addSign('{');
    for (const field of this.fields) {
      if (field.constant !== undefined) {
        json.add(field.keyText);
        json.add(field.constant);
        continue;
      }
      if (field.denial) return false;
      json.add(field.keyText);
      const inner = field.isPlain ? value[field.dataKey] : read(value, field.dataKey);
      if (inner === null || inner === undefined) {
        if (field.isNonNull) return false;
        json.addText('null');
      } else if (!field.shape.write(inner, run, json)) return false;
    }
    json.addSign('}');
    return true;
  }

  complete(value: unknown, completion: Completion, inherited: Failure | undefined): unknown {
    if (!isEntity(value)) {
      completion.add(`A subgraph answered something else than an object of type ${this.typeName}.`);
      return null;
    }
    const result: Entity = {};
    for (const field of this.fields) {
      completion.path.push(field.key);
      const completed = this.completeField(field, value, completion, inherited);
      if (completed === null && field.isNonNull && !completion.isExplained)
        completion.add(`Cannot return null for non-nullable field ${this.typeName}.${field.key}.`);
      completion.path.pop();
      if (completed === null && field.isNonNull) return null;
      write(result, field.key, completed);
    }
    return result;
  }

  private completeField(
    field: FieldShape,
    entity: Entity,
    completion: Completion,
    inherited: Failure | undefined,
  ): unknown {
    if (field.constant !== undefined) return this.typeName;
    if (field.denial) {
      completion.add(field.denial, { code: field.denial });
      return null;
    }
    const value = read(entity, field.dataKey);
    if (value === null) return null;
    const failure = completion.failureOf(entity, field.dataKey) ?? inherited;
    if (value !== undefined) return field.shape.complete(value, completion, failure);
    if (failure?.error && !completion.isExplained) completion.addFailure(failure.error);
    else if (failure) completion.explain(failure.cause);
    return null;
  }

  locate([key, ...rest]: Path, value: unknown, found: (string | number)[]): void {
    const field = this.fields.find(({ dataKey }) => dataKey === key);
    if (!field) return;
    found.push(field.key);
    field.shape.locate(rest, isEntity(value) ? read(value, field.dataKey) : undefined, found);
  }
}
