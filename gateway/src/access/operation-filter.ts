import type { Viewer } from '@city/kit/request-identity/viewer';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type AccessRule, type AccessRules, isCompositeType } from '../supergraph/access-rules.ts';

export type Denial = 'UNAUTHENTICATED' | 'FORBIDDEN';

/** Under this name the type of an object is fetched where the answer is completed; a client never sees it. */
export const typenameAlias = '_gateway_typename';

/** The rules that the fields of a document stand under. No rule at all: the answer is the same for everyone. */
export function rulesOfFields(
  document: DocumentNode,
  schema: GraphQLSchema,
  rules: AccessRules,
): Map<FieldNode, readonly AccessRule[]> {
  const found = new Map<FieldNode, readonly AccessRule[]>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        const applying = parent ? rules.of(parent, node.name.value) : [];
        if (applying.length > 0) found.set(node, applying);
      },
    }),
  );
  return found;
}

export function deniedBy(rules: readonly AccessRule[], viewer: Viewer): Denial | undefined {
  if (rules.every((rule) => rule.isSatisfiedBy(viewer))) return undefined;
  return viewer.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}

/**
 * The document without the denied fields. A selection that loses all its fields keeps the type's name, so that the
 * object around them is still fetched and answers, with null in them.
 */
export function withoutDenied(
  document: DocumentNode,
  schema: GraphQLSchema,
  denied: ReadonlyMap<FieldNode, Denial>,
): DocumentNode {
  const typename: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: typenameAlias },
    name: { kind: Kind.NAME, value: '__typename' },
  };

  function filterSet(set: SelectionSetNode, parent: GraphQLCompositeType | undefined): SelectionSetNode {
    const kept = set.selections.flatMap((selection) => filterSelection(selection, parent));
    const needsType = kept.length === 0 || (parent !== undefined && isAbstractType(parent));
    return { ...set, selections: needsType ? [...kept, typename] : kept };
  }

  function filterSelection(
    selection: SelectionNode,
    parent: GraphQLCompositeType | undefined,
  ): SelectionNode[] {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition ? compositeType(selection.typeCondition.name.value) : parent;
      return [{ ...selection, selectionSet: filterSet(selection.selectionSet, type) }];
    }
    if (denied.has(selection)) return [];
    if (!selection.selectionSet) return [selection];
    const field = parent && 'getFields' in parent ? parent.getFields()[selection.name.value] : undefined;
    const type = field && getNamedType(field.type);
    const inner = type && isCompositeType(type) ? type : undefined;
    return [{ ...selection, selectionSet: filterSet(selection.selectionSet, inner) }];
  }

  function compositeType(name: string): GraphQLCompositeType | undefined {
    const type = schema.getType(name);
    return type && isCompositeType(type) ? type : undefined;
  }

  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind === Kind.OPERATION_DEFINITION) {
        const root = schema.getRootType(definition.operation) ?? undefined;
        return { ...definition, selectionSet: filterSet(definition.selectionSet, root) };
      }
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) return definition;
      const type = compositeType(definition.typeCondition.name.value);
      return { ...definition, selectionSet: filterSet(definition.selectionSet, type) };
    }),
  };
}
