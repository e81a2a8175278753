import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

const prefix = '_client_';
/** Names that the planner makes, or that are made for it. */
const madeNames = /^_client_|^_required\d|__alias_\d+$/;

export type Names = { planner: ReadonlySet<string>; rootTypes: ReadonlySet<string> };

/**
 * Fields to which a client gives a name that the planner may ask for itself, with keys of their own. The planner puts
 * keys and what is required beside what the client asked for, under the fields' own names: with an alias `id` for
 * another field, one of the two would be lost. Of a root nothing is ever required.
 */
export function ownKeys(document: DocumentNode, names: Names): Map<FieldNode, string> {
  const keys = new Map<FieldNode, string>();
  const collect = ({ selections }: SelectionSetNode, isRoot: boolean): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, isRoot);
      if (selection.kind !== Kind.FIELD) continue;
      if (!isRoot && isTaken(selection, names)) keys.set(selection, `${prefix}${selection.alias?.value}`);
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

function isTaken({ alias, name }: FieldNode, names: Names): boolean {
  if (!alias || alias.value === name.value) return false;
  return names.planner.has(alias.value) || madeNames.test(alias.value);
}
