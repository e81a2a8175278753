import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

type Selections = readonly SelectionNode[];

/**
 * The document with fragments on single types where a fragment on a union, or on another interface, stands on an
 * interface of which a subgraph knows only one object. There the planner finds no way for such a fragment, and fails;
 * for one on a type it first asks who knows which type the object is.
 */
export function withTypedFragments(
  document: DocumentNode,
  schema: GraphQLSchema,
  interfaceObjects: ReadonlySet<string>,
): DocumentNode {
  if (interfaceObjects.size === 0) return document;
  const fragments = new Map(
    document.definitions
      .filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      )
      .map((definition) => [definition.name.value, definition]),
  );

  /** A fragment with its condition, whether it is written here or elsewhere. */
  function partOf(
    selection: SelectionNode,
  ): { condition: string | undefined; set: SelectionSetNode } | undefined {
    if (selection.kind === Kind.FIELD) return undefined;
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return part && { condition: part.typeCondition?.name.value, set: part.selectionSet };
  }

  function applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = schema.getType(condition);
    return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
  }

  /** What is left of the selections where it is known that the object is of this type: fragments without conditions. */
  function forType(selections: Selections, type: GraphQLObjectType): SelectionNode[] {
    return selections.flatMap((selection): SelectionNode[] => {
      const part = partOf(selection);
      if (!part) return [selection];
      const inner = applies(part.condition, type) ? forType(part.set.selections, type) : [];
      return inner.length === 0 ? [] : [fragmentOn(undefined, inner, selection)];
    });
  }

  function typed(selection: SelectionNode, parent: GraphQLInterfaceType): SelectionNode[] {
    const part = partOf(selection);
    if (!part) return [selection];
    if (part.condition === undefined || part.condition === parent.name) {
      const inner = part.set.selections.flatMap((each) => typed(each, parent));
      return inner.length === 0 ? [] : [fragmentOn(undefined, inner, selection)];
    }
    return schema
      .getPossibleTypes(parent)
      .filter((type) => applies(part.condition, type))
      .map((type) => ({ type, inner: forType(part.set.selections, type) }))
      .filter(({ inner }) => inner.length > 0)
      .map(({ type, inner }) => fragmentOn(type.name, inner, selection));
  }

  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet(set) {
        const parent = types.getParentType();
        if (!isInterfaceType(parent) || !interfaceObjects.has(parent.name)) return undefined;
        if (!set.selections.some((selection) => selection.kind !== Kind.FIELD)) return undefined;
        const selections = set.selections.flatMap((selection) => typed(selection, parent));
        return { ...set, selections: selections.length > 0 ? selections : [typename] };
      },
    }),
  );
}

const typename: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function fragmentOn(
  condition: string | undefined,
  selections: Selections,
  { directives }: SelectionNode,
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(condition === undefined
      ? {}
      : { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: condition } } }),
    directives,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
}
