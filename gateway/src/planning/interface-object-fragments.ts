import {
  type DocumentNode,
  doTypesOverlap,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

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
  const conditions = new Map(
    document.definitions
      .filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      )
      .map(({ name, typeCondition }) => [name.value, typeCondition.name.value]),
  );
  const types = new TypeInfo(schema);

  function typed(selection: SelectionNode, parent: GraphQLCompositeType): SelectionNode[] {
    const condition = conditionOf(selection);
    const type = condition === undefined ? undefined : schema.getType(condition);
    if (!isAbstractType(type) || type === parent || !isAbstractType(parent)) return [selection];
    if (
      schema.getPossibleTypes(parent).every((each) => schema.isSubType(type, each)) &&
      isInterfaceType(type)
    )
      return [selection];
    return schema
      .getPossibleTypes(parent)
      .filter((each) => doTypesOverlap(schema, type, each))
      .map(({ name }) => onType(name, selection));
  }

  function conditionOf(selection: SelectionNode): string | undefined {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return conditions.get(selection.name.value);
    return selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
  }

  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(set) {
          const parent = types.getParentType();
          if (!isCompositeType(parent) || !interfaceObjects.has(parent.name)) return undefined;
          const selections = set.selections.flatMap((selection) => typed(selection, parent));
          return selections.length === set.selections.length &&
            selections.every((each, index) => each === set.selections[index])
            ? undefined
            : { ...set, selections };
        },
      },
    }),
  );
}

function onType(name: string, selection: SelectionNode): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
  };
}
