import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql';

/**
 * A document for each root field of a mutation, in order. What a mutation answers is read before the next one runs;
 * the planner sends several to a subgraph at once, and asks others only then.
 */
export function documentsPerMutation(
  document: DocumentNode,
  operationName: string | undefined,
): DocumentNode[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION && isChosen(definition, operationName))
      operation = definition;
  }
  if (operation?.operation !== OperationTypeNode.MUTATION) return [document];
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

function isChosen({ name }: OperationDefinitionNode, operationName: string | undefined): boolean {
  return operationName === undefined || name?.value === operationName;
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
