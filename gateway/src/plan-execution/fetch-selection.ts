import { type FragmentDefinitionNode, Kind, parse, type SelectionNode, type SelectionSetNode } from 'graphql';

export type FetchSelection = {
  /** The response keys that a fetch answers for each of its objects. */
  keys: ReadonlySet<string>;
  /** Where it makes objects, by the keys that lead there, and the keys of what it puts into them. */
  objectKeys: ReadonlyMap<string, ReadonlySet<string>>;
};

/** What a fetch of a plan answers, under the names that its answer has after the planner's rewrites. */
export function selectionOf(operation: string, renamed: ReadonlyMap<string, string>): FetchSelection {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  let root: SelectionSetNode | undefined;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) root = definition.selectionSet;
  }
  const keys = new Set<string>();
  const objectKeys = new Map<string, Set<string>>();
  const collect = (selections: readonly SelectionNode[], path: readonly string[]): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        const inner = [...path, renamed.get(name) ?? name];
        if (path.length === 0) keys.add(inner.join('.'));
        else objectKeys.get(path.join('.'))?.add(inner.at(-1) ?? name);
        if (!selection.selectionSet) continue;
        if (!objectKeys.has(inner.join('.'))) objectKeys.set(inner.join('.'), new Set());
        collect(selection.selectionSet.selections, inner);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet.selections, path);
      else collect(fragments.get(selection.name.value)?.selectionSet.selections ?? [], path);
    }
  };
  collect(root ? entitySelections(root) : [], []);
  return { keys, objectKeys };
}

/** Of a fetch of entities, what is asked of each. */
function entitySelections(root: SelectionSetNode): readonly SelectionNode[] {
  const [first] = root.selections;
  if (first?.kind !== Kind.FIELD || first.name.value !== '_entities') return root.selections;
  return first.selectionSet?.selections ?? [];
}
