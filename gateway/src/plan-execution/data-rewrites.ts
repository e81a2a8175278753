import type { FetchDataRewrite } from '@apollo/query-planner';
import { type Entity, isEntity, read, write } from './entity.ts';
import type { TypeConditions } from './type-conditions.ts';

export type Rewrite = (value: unknown) => void;

const fragmentPrefix = '... on ';

/** The planner's rewrites of what goes to a subgraph or comes from it, as one function; undefined if there are none. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  types: TypeConditions,
): Rewrite | undefined {
  const compiled = (rewrites ?? []).flatMap((rewrite) => {
    const last = rewrite.path.at(-1);
    return last === undefined ? [] : [atPath(rewrite.path.slice(0, -1), types, changeOf(rewrite, last))];
  });
  if (compiled.length === 0) return undefined;
  return (value) => {
    for (const rewrite of compiled) rewrite(value);
  };
}

function changeOf(rewrite: FetchDataRewrite, key: string): (entity: Entity) => void {
  if (rewrite.kind === 'ValueSetter') return (entity) => write(entity, key, rewrite.setValueTo);
  return (entity) => {
    const value = read(entity, key);
    if (value === undefined) return;
    write(entity, rewrite.renameKeyTo, value);
    delete entity[key];
  };
}

function atPath(path: readonly string[], types: TypeConditions, change: (entity: Entity) => void): Rewrite {
  const apply = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) {
      for (const item of value) apply(item, depth);
      return;
    }
    if (!isEntity(value)) return;
    const step = path[depth];
    if (step === undefined) change(value);
    else if (!step.startsWith(fragmentPrefix)) apply(read(value, step), depth + 1);
    else if (mayBe(value, step.slice(fragmentPrefix.length), types)) apply(value, depth + 1);
  };
  return (value) => apply(value, 0);
}

/** Where a type was not asked for, there was only one that it could be. */
function mayBe(entity: Entity, condition: string, types: TypeConditions): boolean {
  return !entity.__typename || types.applies(condition, entity.__typename);
}

/** The names under which the planner asked, and those under which the client did, for the paths of errors. */
export function renamedKeys(rewrites: readonly FetchDataRewrite[] | undefined): Map<string, string> {
  return new Map(
    (rewrites ?? []).flatMap((rewrite) => {
      const last = rewrite.path.at(-1);
      return rewrite.kind === 'KeyRenamer' && last !== undefined
        ? [[last, rewrite.renameKeyTo] as const]
        : [];
    }),
  );
}
