import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Entity } from '../plan-execution/entity.ts';
import type { Failure, Path, PlanRun } from '../plan-execution/plan-run.ts';

/** So many fields of a subgraph that is down get an error of their own; the rest of a long list is null as well. */
const maximumFailureErrors = 200;

/** One answer being completed: where we are in it, and what went wrong up to here. */
export class Completion {
  readonly errors: GraphQLError[] = [];
  readonly path: (string | number)[] = [];
  readonly run: PlanRun;
  private readonly broken = new Set<string>();
  private failureErrors = 0;

  constructor(run: PlanRun, known: readonly GraphQLError[]) {
    this.run = run;
    for (const { path } of known) if (path) this.note(path);
  }

  add(message: string, extensions?: GraphQLError['extensions']): void {
    const path = [...this.path];
    this.errors.push(new GraphQLError(message, { path, extensions }));
    this.note(path);
  }

  addFailure({ message, extensions }: GraphQLFormattedError): void {
    this.failureErrors += 1;
    if (this.failureErrors <= maximumFailureErrors) this.add(message, extensions);
    else this.note([...this.path]);
  }

  /** Why a field of this object did not come. */
  failureOf(entity: Entity, key: string): Failure | undefined {
    const failures = this.run.failures.get(entity)?.filter(({ keys }) => keys.has(key));
    return failures?.find(({ error }) => error !== undefined) ?? failures?.[0];
  }

  /** Whether there is an error here or further inside, which explains a null. */
  get isExplained(): boolean {
    return this.broken.has(keyOf(this.path));
  }

  /** The fields of an object that another of its fields took along. */
  explain(cause: GraphQLFormattedError | undefined): void {
    const isTold = this.broken.has(keyOf(this.path.slice(0, -1)));
    if (cause && !isTold) this.addFailure(cause);
    else this.note(this.path);
  }

  private note(path: Path): void {
    for (let length = path.length; length >= 0; length -= 1) {
      const key = keyOf(path.slice(0, length));
      if (this.broken.has(key)) return;
      this.broken.add(key);
    }
  }
}

function keyOf(path: Path): string {
  return path.join('\n');
}
