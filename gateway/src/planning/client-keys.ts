import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';

const prefix = '_client_';
/** Names that the planner makes, or that are made for it. */
const madeNames = /^_client_|^_required\d|__alias_\d+$/;

/** What is asked for beside a client's fields, and found by its name. */
const gatewayNames = /^_gateway_/;

export type Names = {
  planner: ReadonlySet<string>;
  rootTypes: ReadonlySet<string>;
  /** A subgraph knows objects of several types as one: what is asked of each is asked of it in one place. */
  hasInterfaceObjects: boolean;
};

/**
 * Fields to which a client gives a name that the planner may ask for itself, with keys of their own. The planner puts
 * keys and what is required beside what the client asked for, under the fields' own names: with an alias `id` for
 * another field, one of the two would be lost. So would it where a subgraph knows several types as one, and a client
 * gives one name to different fields of them. Of a root nothing is ever required.
 */
export function ownKeys(document: DocumentNode, names: Names): Map<FieldNode, string> {
  const keys = new Map<FieldNode, string>();
  const collect = ({ selections }: SelectionSetNode, isRoot: boolean): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, isRoot);
      if (selection.kind !== Kind.FIELD) continue;
      const key = isRoot ? undefined : ownKey(selection, names);
      if (key !== undefined) keys.set(selection, key);
      if (selection.selectionSet) collect(selection.selectionSet, false);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet, true);
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      collect(definition.selectionSet, names.rootTypes.has(definition.typeCondition.name.value));
  }
  return keys;
}

export function withOwnKeys(document: DocumentNode, keys: ReadonlyMap<FieldNode, string>): DocumentNode {
  if (keys.size === 0) return document;
  return visit(document, {
    Field: {
      enter(field) {
        const key = keys.get(field);
        if (key === undefined) return undefined;
        const alias: NameNode = { kind: Kind.NAME, value: key };
        return { ...field, alias };
      },
    },
  });
}

/** By the field alone: of a document in which less is left, each field has the same key. */
function ownKey(field: FieldNode, names: Names): string | undefined {
  const { alias, name, arguments: given = [] } = field;
  const key = alias?.value ?? name.value;
  const isAlias = key !== name.value;
  if (names.hasInterfaceObjects && (isAlias || given.length > 0) && !gatewayNames.test(key))
    return `${prefix}${key}_${meaningOf(field)}`;
  return isAlias && (names.planner.has(key) || madeNames.test(key)) ? `${prefix}${key}` : undefined;
}

/** Equal for two uses of one field with the same arguments. */
function meaningOf({ name, arguments: given = [] }: FieldNode): string {
  const text = [name.value, ...given.map(print).sort()].join();
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
