import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  GraphQLIncludeDirective,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

export type Document = {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
};

/** The fields of an object of this type by response key, in the order in which a client finds them. */
export function collectFields(
  { schema, fragments }: Document,
  type: GraphQLObjectType | GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
  variables: Readonly<Record<string, unknown>>,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = fields.get(key);
        if (nodes) nodes.push(selection);
        else fields.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment && applies(schema, fragment.typeCondition?.name.value, type))
        collect(fragment.selectionSet.selections);
    }
  };
  for (const set of sets) collect(set.selections);
  return fields;
}

/** Whether the answer is the same for every object of the interface: neither its type's name nor a part for some. */
export function asksForNoType(
  { schema, fragments }: Document,
  type: GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
  variables: Readonly<Record<string, unknown>>,
): boolean {
  const fragmentOf = (selection: FragmentSpreadNode | InlineFragmentNode) =>
    selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
  const isLeftOut = (selection: SelectionNode): boolean => {
    if (!isIncluded(selection, variables)) return true;
    return selection.kind !== Kind.FIELD && !!fragmentOf(selection)?.selectionSet.selections.every(isLeftOut);
  };
  const isUntyped = (selection: SelectionNode): boolean => {
    if (isLeftOut(selection)) return true;
    if (selection.kind === Kind.FIELD) return selection.name.value !== '__typename';
    const fragment = fragmentOf(selection);
    if (!fragment || !applies(schema, fragment.typeCondition?.name.value, type)) return false;
    return fragment.selectionSet.selections.every(isUntyped);
  };
  return sets.every(({ selections }) => selections.every(isUntyped));
}

function applies(
  schema: GraphQLSchema,
  condition: string | undefined,
  type: GraphQLObjectType | GraphQLInterfaceType,
): boolean {
  if (condition === undefined || condition === type.name) return true;
  const conditionType = schema.getType(condition);
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
}

function isIncluded(selection: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  if (!selection.directives?.length) return true;
  if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
}

/** The variables that decide which fields an answer has, in a fixed order. */
export function conditionVariables(nodes: readonly (SelectionSetNode | FragmentDefinitionNode)[]): string[] {
  const names = new Set<string>();
  for (const node of nodes) {
    visit(node, {
      Directive({ name, arguments: given = [] }) {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  }
  return [...names].sort();
}
