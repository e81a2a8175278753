import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isCompositeType } from '../supergraph/access-rules.ts';
import { type Denial, typenameAlias } from './operation-filter.ts';

type Path = readonly (string | number)[];
type Answer = Record<string, unknown>;

export type Completion = {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  denied: ReadonlyMap<FieldNode, Denial>;
};

/**
 * Puts back what was left out before planning: the answer has the shape that the client asked for, a denied field is
 * null with an error at its path, and null rises to the next field that may be null, as in one server.
 */
export function completeAnswer(
  data: Answer,
  completion: Completion,
): { data: Answer | null; errors: GraphQLError[] } {
  const errors: GraphQLError[] = [];
  const { schema, fragments, variables, denied } = completion;

  function completeObject(
    type: GraphQLObjectType,
    sets: SelectionSetNode[],
    value: Answer,
    path: Path,
  ): Answer | null {
    const result: Answer = {};
    for (const [key, nodes] of collectFields(type, sets)) {
      const [node] = nodes;
      if (!node) continue;
      const name = node.name.value;
      if (name === '__typename' || name.startsWith('__')) {
        result[key] = value[key] ?? (name === '__typename' ? type.name : null);
        continue;
      }
      const field = type.getFields()[name];
      if (!field) continue;
      const completed = completeField(field.type, nodes, value[key], [...path, key]);
      if (completed === null && isNonNullType(field.type)) return null;
      result[key] = completed;
    }
    return result;
  }

  function completeField(type: GraphQLOutputType, nodes: FieldNode[], value: unknown, path: Path): unknown {
    // The same field may be asked for through an interface and through the object, and be denied only there.
    const reasons = nodes.map((node) => denied.get(node));
    const [reason] = reasons;
    if (reason && reasons.every((each) => each !== undefined)) {
      errors.push(new GraphQLError(reason, { path, extensions: { code: reason } }));
      return null;
    }
    const sets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
    return completeValue(type, sets, value, path);
  }

  function completeValue(
    type: GraphQLOutputType,
    sets: SelectionSetNode[],
    value: unknown,
    path: Path,
  ): unknown {
    if (value === null || value === undefined) return null;
    if (isNonNullType(type)) return completeValue(type.ofType, sets, value, path);
    if (isListType(type)) {
      const items: unknown[] = [];
      for (const [index, item] of (value as unknown[]).entries()) {
        const completed = completeValue(type.ofType, sets, item, [...path, index]);
        if (completed === null && isNonNullType(type.ofType)) return null;
        items.push(completed);
      }
      return items;
    }
    if (sets.length === 0 || !isCompositeType(type)) return value;
    const object = objectTypeOf(type, value as Answer);
    return object ? completeObject(object, sets, value as Answer, path) : null;
  }

  function objectTypeOf(type: GraphQLCompositeType, value: Answer): GraphQLObjectType | undefined {
    if (isObjectType(type)) return type;
    const named = schema.getType(String(value[typenameAlias] ?? value.__typename));
    return isObjectType(named) ? named : undefined;
  }

  function collectFields(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
  ): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const collect = (selections: readonly SelectionNode[]) => {
      for (const selection of selections) {
        if (!isIncluded(selection)) continue;
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          const nodes = fields.get(key);
          if (nodes) nodes.push(selection);
          else fields.set(key, [selection]);
          continue;
        }
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        if (fragment && applies(fragment.typeCondition?.name.value, type))
          collect(fragment.selectionSet.selections);
      }
    };
    for (const set of sets) collect(set.selections);
    return fields;
  }

  function applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = schema.getType(condition);
    return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
  }

  function isIncluded(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return true;
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if !== false;
  }

  const root = schema.getRootType(completion.operation.operation);
  const completed = root ? completeObject(root, [completion.operation.selectionSet], data, []) : null;
  return { data: completed, errors };
}
