import { typenameAlias } from '../access/operation-filter.ts';
import { isEntity } from '../plan-execution/entity.ts';
import type { Failure, Path, PlanRun } from '../plan-execution/plan-run.ts';
import type { Completion } from './completion.ts';
import type { JsonBytes } from './json-bytes.ts';
import type { ObjectShape } from './object-shape.ts';
import type { ValueShape } from './value-shape.ts';

/** An interface or a union: the object itself says which shape it has. */
export class AbstractShape implements ValueShape {
  private readonly typeName: string;
  private readonly possible: ReadonlyMap<string, ObjectShape>;
  private readonly untyped: ObjectShape | undefined;

  /** Where only fields of the interface itself are asked for, an object may do without telling its type. */
  constructor(typeName: string, possible: ReadonlyMap<string, ObjectShape>, untyped?: ObjectShape) {
    this.typeName = typeName;
    this.possible = possible;
    this.untyped = untyped;
  }

  write(value: unknown, run: PlanRun, json: JsonBytes): boolean {
    return this.shapeOf(value)?.write(value, run, json) ?? false;
  }

  complete(value: unknown, completion: Completion, inherited: Failure | undefined): unknown {
    const shape = this.shapeOf(value);
    if (shape) return shape.complete(value, completion, inherited);
    completion.add(`A subgraph answered an object that is none of ${this.typeName}.`);
    return null;
  }

  locate(path: Path, value: unknown, found: (string | number)[]): void {
    const known = this.shapeOf(value);
    const [key] = path;
    const shape =
      known ??
      [...this.possible.values()].find(({ fields }) => fields.some(({ dataKey }) => dataKey === key));
    shape?.locate(path, value, found);
  }

  private shapeOf(value: unknown): ObjectShape | undefined {
    if (!isEntity(value)) return undefined;
    const name = value[typenameAlias] ?? value.__typename;
    // A subgraph with `@interfaceObject` knows no more than the interface.
    if (name === undefined || name === this.typeName) return this.untyped;
    return typeof name === 'string' ? this.possible.get(name) : undefined;
  }
}
