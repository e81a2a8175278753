import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';
import type { Operation } from './operation.ts';

type Hint = { seconds: number } | 'inherited' | undefined;
type Declared = { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;

const guards = new Set(['authenticated', 'requiresScopes', 'policy']);

/**
 * For how many seconds an answer is the same for everybody, by `@cacheControl` as Apollo's servers read it:
 * the shortest time of all fields counts; a field of the root, and one that returns an object, has none unless it or
 * its type says so, or says that it inherits; a scalar has its parent's. What stands under an access rule has none,
 * whatever it says.
 */
export class CacheHints {
  private readonly schema: GraphQLSchema;
  private readonly known = new WeakMap<OperationDefinitionNode, number>();

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  /** 0 for what is not to be kept. */
  publicSeconds({ document, definition }: Operation): number {
    const known = this.known.get(definition);
    if (known !== undefined) return known;
    const seconds = this.secondsOf(document, definition);
    this.known.set(definition, seconds);
    return seconds;
  }

  private secondsOf(document: DocumentNode, definition: OperationDefinitionNode): number {
    const root = this.schema.getQueryType();
    if (definition.operation !== OperationTypeNode.QUERY || !root) return 0;
    const seconds = this.ofSelections(definition.selectionSet, root, 0, fragmentsOf(document));
    // Nothing but `__typename`.
    return Number.isFinite(seconds) ? seconds : 0;
  }

  private ofSelections(
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    inherited: number,
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ): number {
    const seconds = set.selections.map((selection) => {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        if (name === '__typename') return Number.POSITIVE_INFINITY;
        const fields = this.fieldsOf(parent, name);
        if (fields.length === 0) return 0;
        const { selectionSet: set } = selection;
        return Math.min(
          ...fields.map(([owner, field]) => this.ofField({ owner, field, set, inherited, fragments })),
        );
      }
      const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!part) return 0;
      const condition = part.typeCondition && typeFromAST(this.schema, part.typeCondition);
      const type = (condition ?? parent) as GraphQLCompositeType;
      if (type === parent) return this.ofSelections(part.selectionSet, type, inherited, fragments);
      const narrowed = narrower(inherited, hintOf(type.astNode));
      return Math.min(narrowed, this.ofSelections(part.selectionSet, type, narrowed, fragments));
    });
    return Math.min(...seconds);
  }

  private ofField(at: {
    owner: GraphQLCompositeType;
    field: GraphQLField<unknown, unknown>;
    set: SelectionSetNode | undefined;
    inherited: number;
    fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  }): number {
    const { owner, field, set, inherited, fragments } = at;
    const type = getNamedType(field.type);
    if ([owner, field, type].some(({ astNode }) => isGuarded(astNode))) return 0;
    const isEntities = field.name === '_entities' && owner === this.schema.getQueryType();
    // What is asked for of entities is said in fragments, each with its type's own time.
    if (isEntities && set && isAbstractType(type))
      return this.ofSelections(set, type, Number.POSITIVE_INFINITY, fragments);
    const hint = hintOf(field.astNode) ?? hintOf(type.astNode);
    const fallback = isLeafType(type) ? inherited : 0;
    const seconds = hint === undefined ? fallback : hint === 'inherited' ? inherited : hint.seconds;
    if (seconds === 0 || !set || isLeafType(type)) return seconds;
    return Math.min(seconds, this.ofSelections(set, type as GraphQLCompositeType, seconds, fragments));
  }

  /** The field of the type; of an interface, that of each object that it may be as well. */
  private fieldsOf(
    parent: GraphQLCompositeType,
    name: string,
  ): [GraphQLCompositeType, GraphQLField<unknown, unknown>][] {
    const owners = isInterfaceType(parent) ? [parent, ...this.schema.getPossibleTypes(parent)] : [parent];
    return owners.flatMap((owner) => {
      const field = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[name] : undefined;
      return field ? [[owner, field] as [GraphQLCompositeType, GraphQLField<unknown, unknown>]] : [];
    });
  }
}

function narrower(inherited: number, hint: Hint): number {
  if (hint === 'inherited') return inherited;
  // An entity that says nothing is not to be kept; a member of a union goes by what led to it.
  if (hint === undefined) return Number.isFinite(inherited) ? inherited : 0;
  return Math.min(inherited, hint.seconds);
}

function hintOf(declared: Declared): Hint {
  const directive = declared?.directives?.find(({ name }) => name.value === 'cacheControl');
  if (!directive) return undefined;
  const given = Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
  if (given.inheritMaxAge === true && given.maxAge === undefined) return 'inherited';
  return { seconds: Math.max(0, Number(given.maxAge ?? 0)) };
}

function isGuarded(declared: Declared): boolean {
  return declared?.directives?.some(({ name }) => guards.has(name.value)) === true;
}

function fragmentsOf({ definitions }: DocumentNode): Map<string, FragmentDefinitionNode> {
  return new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
}
