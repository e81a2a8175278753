import type { FetchNode } from '@apollo/query-planner';
import { type FormattedExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { CompiledFetch } from './compiled-fetch.ts';
import { type Entity, isEntity, read } from './entity.ts';
import { EntityLoader } from './entity-loader.ts';
import type { SubgraphRequest } from './request-text.ts';

export type Path = readonly (string | number)[];
export type Variables = Readonly<Record<string, unknown>>;

export type SubgraphAnswer = Pick<FormattedExecutionResult, 'data' | 'errors'>;
/** A subgraph that says nothing is not an exception here: the fields that were asked of it say why. */
export type AskSubgraph = (
  fetch: CompiledFetch,
  request: SubgraphRequest,
) => Promise<SubgraphAnswer | { failure: GraphQLFormattedError }>;

/** Why fields of an object were not answered. */
export type Failure = {
  keys: ReadonlySet<string>;
  /** Undefined if an error at another field of the object explains it. */
  error: GraphQLFormattedError | undefined;
  /** That error: it speaks for these fields where nobody asked for the other. */
  cause?: GraphQLFormattedError;
};

/** Where in an answer a value was written, and by whom. */
export type SharedText = { writer: object | undefined; start: number; end: number };

/** Of the objects that errors made incomplete, the first error of each; and of how many errors this is known. */
type Causes = { count: number; known: ReadonlyMap<unknown, GraphQLFormattedError> };
const noCauses: Causes = { count: 0, known: new Map() };

/** One execution of a plan: what was found so far, and what went wrong on the way. */
export class PlanRun {
  readonly data: Entity = {};
  readonly errors: GraphQLError[] = [];
  readonly failures = new Map<Entity, Failure[]>();
  /** The objects at paths that several fetches of the plan are for. */
  readonly targets = new Map<string, readonly Entity[]>();
  /** Values that lie in several places of the answer, and where they were written. */
  readonly shared = new Map<unknown, SharedText>();
  private causes: Causes = noCauses;
  readonly loader: EntityLoader;
  readonly variables: Variables;
  readonly ask: AskSubgraph;
  /** Fetches whose answer is there already: the event of a subscription. */
  readonly answered: ReadonlyMap<FetchNode, SubgraphAnswer>;

  constructor(
    variables: Variables,
    ask: AskSubgraph,
    answered: ReadonlyMap<FetchNode, SubgraphAnswer> = new Map(),
  ) {
    this.variables = variables;
    this.ask = ask;
    this.loader = new EntityLoader(variables, ask);
    this.answered = answered;
  }

  get isPlain(): boolean {
    return this.errors.length === 0 && this.failures.size === 0;
  }

  addError({ message, extensions }: GraphQLFormattedError, path: Path | undefined): void {
    this.errors.push(new GraphQLError(message, { path, extensions }));
  }

  /** The error that made a field of this object null, if there is one. */
  causeIn(entity: Entity): GraphQLFormattedError | undefined {
    // There may be as many errors as objects to look for: each is looked at once.
    if (this.causes.count !== this.errors.length) this.findCauses();
    return this.causes.known.get(entity);
  }

  private findCauses(): void {
    const known = new Map<unknown, GraphQLFormattedError>();
    for (const error of this.errors) {
      const broken = error.path && brokenObject(this.data, error.path);
      if (broken && !known.has(broken)) known.set(broken, error);
    }
    this.causes = { count: this.errors.length, known };
  }

  share(value: unknown): void {
    if (!this.shared.has(value)) this.shared.set(value, { writer: undefined, start: 0, end: 0 });
  }

  fail(entities: readonly Entity[], failure: Failure): void {
    for (const entity of entities) {
      const known = this.failures.get(entity);
      if (known) known.push(failure);
      else this.failures.set(entity, [failure]);
    }
  }
}

/** The object in which the first null of the path lies. */
function brokenObject(data: Entity, path: Path): unknown {
  let object: unknown;
  let value: unknown = data;
  for (const step of path) {
    if (isEntity(value)) object = value;
    value = isEntity(value) ? read(value, String(step)) : Array.isArray(value) ? value[Number(step)] : null;
    if (value === null || value === undefined) return object;
  }
  return undefined;
}
