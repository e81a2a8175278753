import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';
import { isCompositeType } from '../supergraph/access-rules.ts';
import type { CostRules, ListSize } from '../supergraph/cost-rules.ts';

/** A list of which nothing is known counts as this many. */
const assumedListSize = 10;
const mutationCost = 10;
/** How lists are cut by convention where the schema does not say so with `@listSize`. */
const conventionalSlicing = ['first', 'last'];

export type CostQuestion = {
  schema: GraphQLSchema;
  rules: CostRules;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
};

/**
 * The cost of an operation before it runs: an object is 1, a leaf is 0, a list multiplies what is in it by the size
 * that was asked for. Each fragment is computed once for each size that reaches it.
 */
export function operationCost({ schema, rules, operation, fragments, variables }: CostQuestion): number {
  const known = new Map<string, number>();

  function ofSelections(
    selectionSet: SelectionSetNode,
    parent: GraphQLCompositeType,
    page: Page | undefined,
  ): number {
    let total = 0;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        total += ofField(selection, parent, page);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && typeFromAST(schema, selection.typeCondition);
        const type = condition && isCompositeType(condition) ? condition : parent;
        total += ofSelections(selection.selectionSet, type, page);
      } else {
        total += ofFragment(selection.name.value, page);
      }
    }
    return Math.min(total, Number.MAX_SAFE_INTEGER);
  }

  function ofFragment(name: string, page: Page | undefined): number {
    const key = `${name} ${page?.size ?? ''} ${page?.fields.join() ?? ''}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const fragment = fragments.get(name);
    const type = fragment && typeFromAST(schema, fragment.typeCondition);
    const cost =
      fragment && type && isCompositeType(type) ? ofSelections(fragment.selectionSet, type, page) : 0;
    known.set(key, cost);
    return cost;
  }

  function ofField(node: FieldNode, parent: GraphQLCompositeType, page: Page | undefined): number {
    const name = node.name.value;
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (!field) return 0;
    const type = getNamedType(field.type);
    const declared = rules.listSize(`${parent.name}.${name}`);
    const size = slicedSize(node, field, declared) ?? declared?.assumedSize;
    const isList = isListType(getNullableType(field.type));
    const own =
      rules.weight(`${parent.name}.${name}`) ?? rules.weight(type.name) ?? (isCompositeType(type) ? 1 : 0);
    const inner =
      node.selectionSet && isCompositeType(type)
        ? ofSelections(node.selectionSet, type, isList ? undefined : pageOf(size, declared))
        : 0;
    const times = isList ? (size ?? page?.sizeOf(name) ?? assumedListSize) : 1;
    return Math.max(0, times * (own + inner) + ofArguments(node, parent, field));
  }

  function ofArguments(
    node: FieldNode,
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
  ): number {
    if (!rules.hasInputWeights) return 0;
    return field.args.reduce((total, { name, type }) => {
      const given = node.arguments?.find((argument) => argument.name.value === name);
      if (!given) return total;
      const own = rules.weight(`${parent.name}.${field.name}(${name}:)`) ?? 0;
      return total + own + inputCost(type, valueFromASTUntyped(given.value, variables), rules);
    }, 0);
  }

  function slicedSize(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    declared: ListSize | undefined,
  ): number | undefined {
    const names = declared?.slicingArguments.length ? declared.slicingArguments : conventionalSlicing;
    const sizes = names.flatMap((name) => {
      const argument = field.args.find((candidate) => candidate.name === name);
      if (!argument) return [];
      const given = node.arguments?.find((candidate) => candidate.name.value === name);
      const value = given ? valueFromASTUntyped(given.value, variables) : undefined;
      const size = value ?? argument.defaultValue;
      return typeof size === 'number' ? [Math.max(0, size)] : [];
    });
    return sizes.length > 0 ? Math.max(...sizes) : undefined;
  }

  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const base = operation.operation === 'mutation' ? mutationCost : 0;
  return base + ofSelections(operation.selectionSet, root, undefined);
}

/** What the fields of an input cost that were given, in each item of a list. */
function inputCost(type: GraphQLInputType, value: unknown, rules: CostRules): number {
  if (Array.isArray(value)) return value.reduce((total, item) => total + inputCost(type, item, rules), 0);
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return 0;
  const fields = named.getFields();
  return Object.entries(value).reduce((total, [name, given]) => {
    const field = fields[name];
    if (!field || given === undefined) return total;
    return total + (rules.weight(`${named.name}.${name}`) ?? 0) + inputCost(field.type, given, rules);
  }, 0);
}

/** A connection was asked for so many: the lists in it are that long. */
class Page {
  readonly size: number;
  readonly fields: readonly string[];

  constructor(size: number, fields: readonly string[]) {
    this.size = size;
    this.fields = fields;
  }

  sizeOf(field: string): number | undefined {
    return this.fields.length === 0 || this.fields.includes(field) ? this.size : undefined;
  }
}

function pageOf(size: number | undefined, declared: ListSize | undefined): Page | undefined {
  return size === undefined ? undefined : new Page(size, declared?.sizedFields ?? []);
}
