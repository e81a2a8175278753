import type { GraphQLFormattedError } from 'graphql';
import type { CompiledFetch } from './compiled-fetch.ts';
import type { Entity } from './entity.ts';
import { placesOf } from './flatten-path.ts';
import type { Path, PlanRun } from './plan-run.ts';

/** An error of an object that lies in many places is told of so many of them. */
const maximumPlaces = 50;

const unexplained: GraphQLFormattedError = { message: 'A subgraph answered without the entities asked for.' };

/** Puts the errors of one fetch where a client looks for them: at every place of the object that they belong to. */
export class EntityErrors {
  private readonly fetch: CompiledFetch;
  private readonly run: PlanRun;
  /** The objects that have errors of their own, and where they lie: found once for all, which may be thousands. */
  private broken: readonly Entity[] = [];
  private places: ReadonlyMap<unknown, Path[]> | undefined;

  constructor(fetch: CompiledFetch, run: PlanRun) {
    this.fetch = fetch;
    this.run = run;
  }

  placeFieldErrors(
    errors: readonly GraphQLFormattedError[],
    entities: readonly Entity[],
    hasData: boolean,
  ): void {
    const { run, fetch } = this;
    this.broken = entities;
    for (const error of errors) {
      if (error.path) this.placeAt(error, entities, error.path);
      else if (hasData) run.addError(error, undefined);
      // An error without a place belongs to everything that was asked for.
      else run.fail(entities, { keys: fetch.selection.keys, error });
    }
    // One field that may not be null took the others of the fetch along: its error speaks for them.
    const cause = hasData ? undefined : errors.find(({ path }) => path);
    if (cause) run.fail(entities, { keys: fetch.selection.keys, error: undefined, cause });
  }

  /** The entities did not come at all. */
  placeWhole(errors: readonly GraphQLFormattedError[], asked: readonly (readonly Entity[])[]): void {
    const { run, fetch } = this;
    const error = errors.find(({ path }) => typeof path?.[1] !== 'number') ?? errors[0] ?? unexplained;
    for (const entities of asked) run.fail(entities, { keys: fetch.selection.keys, error });
  }

  placeEach(
    errors: readonly GraphQLFormattedError[],
    asked: readonly (readonly Entity[])[],
    received: readonly unknown[],
  ): void {
    const { run, fetch } = this;
    const { keys } = fetch.selection;
    if (errors.length > 0) this.broken = errors.flatMap(({ path }) => asked[Number(path?.[1])] ?? []);
    for (const error of errors) {
      const [root, index, ...rest] = error.path ?? [];
      const entities = root === '_entities' && typeof index === 'number' ? asked[index] : undefined;
      if (!entities || typeof index !== 'number') {
        run.addError(error, undefined);
        continue;
      }
      const isMissing = received[index] === null || received[index] === undefined;
      // The entity itself was not found: each field that was wanted of it says why.
      if (isMissing && rest.length === 0) {
        run.fail(entities, { keys, error });
        continue;
      }
      this.placeAt(error, entities, rest);
      if (isMissing) run.fail(entities, { keys, error: undefined, cause: error });
    }
  }

  private placeAt(error: GraphQLFormattedError, entities: readonly Entity[], path: Path): void {
    const { run, fetch } = this;
    const own = path.map((key) => (typeof key === 'string' ? (fetch.renamed.get(key) ?? key) : key));
    this.places ??= placesOf(run.data, fetch.path, new Set(this.broken), maximumPlaces);
    const places = entities.flatMap((entity) => this.places?.get(entity) ?? []);
    for (const place of places.slice(0, maximumPlaces)) run.addError(error, [...place, ...own]);
  }
}
