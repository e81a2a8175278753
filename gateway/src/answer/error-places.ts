import { GraphQLError } from 'graphql';
import { type Entity, isEntity, read } from '../plan-execution/entity.ts';
import type { Path } from '../plan-execution/plan-run.ts';
import type { ObjectShape } from './object-shape.ts';

/**
 * The errors at the places where the client sees them. What a plan fetches for itself has none: if it is missed, the
 * fields that needed it say so, and if it made null what is around it, and nothing else says why, it is told there.
 */
export function placeErrors(
  errors: readonly GraphQLError[],
  root: ObjectShape,
  data: Entity,
): GraphQLError[] {
  const told: GraphQLError[] = [];
  const explained = new Set<string>();
  const hidden: { error: GraphQLError; path: Path; key: string }[] = [];
  for (const error of errors) {
    if (!error.path) {
      told.push(error);
      continue;
    }
    const path: (string | number)[] = [];
    root.locate(error.path, data, path);
    const steps = stepsToNull(data, error.path);
    const key = error.path.slice(0, steps).join('\n');
    if (path.length === error.path.length) {
      told.push(withPath(error, path));
      explained.add(key);
    } else if (steps !== undefined && steps <= path.length) {
      hidden.push({ error, path: path.slice(0, steps), key });
    }
  }
  for (const { error, path, key } of hidden) {
    if (explained.has(key)) continue;
    explained.add(key);
    told.push(withPath(error, path));
  }
  return told;
}

/** How many steps of the path lead to the first null; undefined if there is none. */
function stepsToNull(data: Entity, path: Path): number | undefined {
  let value: unknown = data;
  for (const [index, step] of path.entries()) {
    value = isEntity(value) ? read(value, String(step)) : Array.isArray(value) ? value[Number(step)] : null;
    if (value === null || value === undefined) return index + 1;
  }
  return undefined;
}

function withPath(error: GraphQLError, path: Path): GraphQLError {
  if (path.length === error.path?.length && path.every((step, index) => step === error.path?.[index]))
    return error;
  return new GraphQLError(error.message, { path, extensions: error.extensions });
}
