import { type Entity, isEntity, read, write } from './entity.ts';

/** Tells whether a name is that of a type of which objects exist: not of an interface. */
export type IsObjectType = (name: unknown) => boolean;

/** Puts what another fetch found into an object that is there already; lists of one length element by element. */
export function mergeInto(
  target: Entity,
  source: Entity,
  isObjectType: IsObjectType,
  keys: readonly string[] = Object.keys(source),
): void {
  for (const key of keys) {
    const value = source[key];
    const present = read(target, key);
    if (value === undefined || value === present) continue;
    if (present === undefined || present === null) write(target, key, value);
    else if (isEntity(value) && isEntity(present)) mergeInto(present, value, isObjectType);
    else if (Array.isArray(value) && Array.isArray(present) && value.length === present.length)
      mergeLists(present, value, isObjectType);
    // A subgraph that knows only the interface object must not undo which object it is.
    else if (key !== '__typename' || isObjectType(value) || !isObjectType(present)) write(target, key, value);
  }
}

function mergeLists(target: unknown[], source: readonly unknown[], isObjectType: IsObjectType): void {
  for (const [index, value] of source.entries()) {
    const present = target[index];
    if (isEntity(value) && isEntity(present)) mergeInto(present, value, isObjectType);
    else if (Array.isArray(value) && Array.isArray(present) && value.length === present.length)
      mergeLists(present, value, isObjectType);
    else target[index] = value;
  }
}
