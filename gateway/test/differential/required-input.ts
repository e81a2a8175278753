import { Kind, type SelectionSetNode, valueFromASTUntyped } from 'graphql';
import { sorted, type WorldObject } from './world-object.ts';

export type Read = (
  object: Record<string, unknown>,
  field: string,
  given: Record<string, unknown>,
) => unknown;

/**
 * What a field with `@requires` computes: a text of everything that it was given. A value that comes from another
 * argument, object or place than the one that was required is seen in the answer.
 */
export function computedFrom(
  field: string,
  required: SelectionSetNode,
  source: Record<string, unknown>,
  read: Read,
) {
  return `${field} of ${JSON.stringify(sorted(pick(source, required, read)))}`;
}

/** Reads a value of a representation that came with the request. */
export const readFromRepresentation: Read = (object, field) => {
  if (!Object.hasOwn(object, field)) throw new Error(`The representation lacks ${field}.`);
  return object[field];
};

export function worldValue(object: WorldObject, field: string, given: Record<string, unknown>): unknown {
  const value = object[field];
  return (typeof value === 'function' ? value(given) : value) ?? null;
}

function pick(source: unknown, selected: SelectionSetNode, read: Read): unknown {
  if (Array.isArray(source)) return source.map((item) => pick(item, selected, read));
  if (typeof source !== 'object' || source === null) return null;
  const object = source as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const selection of selected.selections) {
    if (selection.kind === Kind.FIELD) {
      const given = Object.fromEntries(
        (selection.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
      );
      const value = read(object, selection.name.value, given);
      result[selection.name.value] = selection.selectionSet
        ? pick(value, selection.selectionSet, read)
        : value;
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      if (condition === undefined || condition === (object.__typename ?? condition))
        Object.assign(result, pick(object, selection.selectionSet, read));
    }
  }
  return result;
}
