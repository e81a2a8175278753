import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type SelectionNode,
} from 'graphql';

/** A document for each root field of an operation, in order. */
export function documentsPerRootField(
  document: DocumentNode,
  operationName: string | undefined,
): DocumentNode[] {
  const operation = getOperationAST(document, operationName);
  if (!operation) return [document];
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
  const { selectionSet } = operation;
  const parts = new Map<string, SelectionNode[]>();
  for (const { key, selection } of rootFields(selectionSet.selections, fragments)) {
    parts.set(key, [...(parts.get(key) ?? []), selection]);
  }
  if (parts.size < 2) return [document];
  return [...parts.values()].map((selections) => ({
    ...document,
    definitions: [...fragments.values(), { ...operation, selectionSet: { ...selectionSet, selections } }],
  }));
}

type RootField = { key: string; selection: SelectionNode };

/** Each field with the fragments, and their conditions, in which it stands. */
function rootFields(
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): RootField[] {
  return selections.flatMap((selection): RootField[] => {
    if (selection.kind === Kind.FIELD)
      return [{ key: selection.alias?.value ?? selection.name.value, selection }];
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return rootFields(part?.selectionSet.selections ?? [], fragments).map(({ key, selection: inner }) => ({
      key,
      selection: {
        kind: Kind.INLINE_FRAGMENT,
        directives: selection.directives,
        selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
      },
    }));
  });
}
