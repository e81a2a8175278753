import {
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  type TypeNode,
} from 'graphql';
import { parseFieldSet, printFieldSet } from './field-set.ts';
import {
  type FieldedType,
  fieldedTypes,
  isFieldedType,
  isJoin,
  textArgument,
  withTextArgument,
} from './join-directives.ts';

const prefix = '_required';
const ownName = /^_required\d+_(.+)$/;

/** The field that a name stands for, if it is one under which the planner asks for what a subgraph requires. */
export function requiredFieldOf(name: string): string | undefined {
  return ownName.exec(name)?.[1];
}

function isPlainName(name: string): boolean {
  return !name.startsWith(prefix);
}

/** Under which names a plan asks for what a field requires, by `Type.field`. */
export type RequiredNames = ReadonlyMap<string, readonly string[]>;

/**
 * Gives each use of a field with arguments in a `@requires` a field of its own, with a name of its own. The planner
 * puts all that is required under the field's own name: what two fields require with different arguments, or a client
 * asks with others again, would be one value to it. In the plan, the name becomes an alias.
 */
export function withOwnRequiredFields(supergraph: DocumentNode): {
  document: DocumentNode;
  names: RequiredNames;
} {
  const types = new Map(fieldedTypes(supergraph).map((type) => [type.name.value, type]));
  const made = new Map<string, { name: string; parents: Set<string>; original: string }>();
  const names = new Map<string, string[]>();

  function ownSelections(
    selections: readonly SelectionNode[],
    parent: FieldedType | undefined,
  ): SelectionNode[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [ownField(selection, parent)];
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const condition = selection.typeCondition?.name.value;
      const inner = ownSelections(
        selection.selectionSet.selections,
        condition === undefined ? parent : types.get(condition),
      );
      // A fragment on what it stands in says nothing, and would wait for a type's name that nobody asks for.
      if (condition === undefined || condition === parent?.name.value) return inner;
      return [{ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }];
    });
  }

  function ownField(field: FieldNode, parent: FieldedType | undefined): FieldNode {
    const definition = parent?.fields?.find(({ name }) => name.value === field.name.value);
    if (!parent || !definition) return field;
    const inner = field.selectionSet
      ? ownSelections(field.selectionSet.selections, types.get(namedType(definition.type)))
      : undefined;
    const renewed: FieldNode = inner
      ? { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: inner } }
      : field;
    const hasOwnInside = inner?.some(holdsOwnName) ?? false;
    if (!definition.arguments?.length && !hasOwnInside) return renewed;
    const selected = hasOwnInside ? renewed : { ...renewed, selectionSet: undefined };
    const use = `${parent.name.value} ${print(selected)}`;
    const known = made.get(use) ?? {
      name: `${prefix}${made.size}_${field.name.value}`,
      parents: new Set([parent.name.value, ...implementations(supergraph, parent)]),
      original: field.name.value,
    };
    made.set(use, known);
    return { ...renewed, name: { kind: Kind.NAME, value: known.name } };
  }

  const renewed = new Map<string, FieldDefinitionNode[]>();
  for (const type of types.values()) {
    const fields = (type.fields ?? []).map((field) => ({
      ...field,
      directives: field.directives?.map((directive) => {
        const required = isJoin(directive, 'field') ? textArgument(directive, 'requires') : undefined;
        if (required === undefined) return directive;
        const own = ownSelections(parseFieldSet(required), type);
        names.set(`${type.name.value}.${field.name.value}`, own.flatMap(topNames));
        return withTextArgument(directive, 'requires', printFieldSet(own));
      }),
    }));
    renewed.set(type.name.value, fields);
  }
  for (const { name, parents, original } of made.values()) {
    for (const parent of parents) {
      const fields = renewed.get(parent);
      const definition = fields?.find((field) => field.name.value === original);
      if (definition) fields?.push({ ...definition, name: { kind: Kind.NAME, value: name } });
    }
  }
  const definitions = supergraph.definitions.map((definition) =>
    isFieldedType(definition) ? { ...definition, fields: renewed.get(definition.name.value) } : definition,
  );
  return { document: { ...supergraph, definitions }, names };
}

function implementations(supergraph: DocumentNode, parent: FieldedType): string[] {
  if (parent.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
  return fieldedTypes(supergraph)
    .filter(({ interfaces = [] }) => interfaces.some(({ name }) => name.value === parent.name.value))
    .map(({ name }) => name.value);
}

function topNames(selection: SelectionNode): string[] {
  if (selection.kind === Kind.FIELD) return [selection.name.value];
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.flatMap(topNames) : [];
}

function holdsOwnName(selection: SelectionNode): boolean {
  return topNames(selection).some((name) => !isPlainName(name));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
