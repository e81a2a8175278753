import { type Entity, isEntity, read } from './entity.ts';

export type ResponsePath = readonly (string | number)[];

/**
 * The objects at a path of a plan, in which '@' stands for each item of a list. Where answers are shared among the
 * objects that they belong to, the same object lies in several places and is returned once.
 */
export function entitiesAt(root: Entity, path: ResponsePath, isShared: boolean): Entity[] {
  return valuesAt(root, path, isShared).filter(isEntity);
}

export function valuesAt(root: Entity, path: ResponsePath, isShared: boolean): unknown[] {
  let level: unknown[] = [root];
  for (const step of path) {
    const next: unknown[] = [];
    for (const value of level) {
      if (step === '@') {
        if (Array.isArray(value)) for (const item of value) next.push(item);
      } else if (isEntity(value)) {
        const inner = read(value, String(step));
        if (inner !== undefined && inner !== null) next.push(inner);
      }
    }
    level = isShared && next.length > 1 ? [...new Set(next)] : next;
  }
  return level;
}

/** The first places of each of these objects, as a client sees them. Only errors need it: it walks all at the path. */
export function placesOf(
  root: Entity,
  path: ResponsePath,
  wanted: ReadonlySet<unknown>,
  maximum: number,
): Map<unknown, (string | number)[][]> {
  const found = new Map<unknown, (string | number)[][]>();
  const at: (string | number)[] = [];
  const walk = (value: unknown, depth: number): void => {
    if (value === undefined || value === null) return;
    if (depth === path.length) {
      if (!wanted.has(value)) return;
      const places = found.get(value);
      if (!places) found.set(value, [[...at]]);
      else if (places.length < maximum) places.push([...at]);
      return;
    }
    const step = path[depth];
    if (step === '@') {
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries()) {
        at.push(index);
        walk(item, depth + 1);
        at.pop();
      }
    } else if (isEntity(value) && step !== undefined) {
      at.push(step);
      walk(read(value, String(step)), depth + 1);
      at.pop();
    }
  };
  walk(root, 0);
  return found;
}
