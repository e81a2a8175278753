import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { computedFrom, readFromRepresentation, worldValue } from './required-input.ts';
import type { World, WorldObject } from './world-object.ts';

type Representation = { __typename: string; [field: string]: unknown };

/** An object as a subgraph holds it: with what was sent to it, and with what it may say of others' fields. */
class Held {
  readonly object: WorldObject;
  readonly provided: SelectionSetNode | undefined;
  readonly sent: Representation | undefined;

  constructor(object: WorldObject, provided?: SelectionSetNode, sent?: Representation) {
    this.object = object;
    this.provided = provided;
    this.sent = sent;
  }
}

/**
 * A subgraph that is strict: it knows objects by the keys that it declares, computes only from what was sent to it,
 * and refuses to say what it does not own.
 */
export function nastySubgraphSchema(
  name: string,
  sdl: string,
  world: () => World,
  overridden: ReadonlySet<string>,
): GraphQLSchema {
  const document = parse(sdl);
  const schema = buildSubgraphSchema(document);
  const declared = declaredTypes(document);

  function resolveField(type: string, field: string, held: Held, given: Record<string, unknown>): unknown {
    const coordinate = `${type}.${field}`;
    if (overridden.has(`${name}.${coordinate}`))
      throw new Error(`${name} does not own ${coordinate} any more`);
    const directives = declared.get(type)?.fields.get(field) ?? [];
    const provided = providedOf(held, field);
    if (has(directives, 'external') && !provided) throw new Error(`${name} does not own ${coordinate}`);
    const required = fieldSet(directives, 'requires');
    if (required) {
      if (!held.sent) throw new Error(`${coordinate} was asked for without what it requires`);
      return computedFrom(field, required, held.sent, readFromRepresentation);
    }
    const inner = fieldSet(directives, 'provides') ?? provided?.selectionSet;
    return hold(worldValue(held.object, field, given), inner);
  }

  function entityOf(sent: Representation): Held | null {
    const type = schema.getType(sent.__typename);
    const known = declared.get(sent.__typename);
    const isThat = (object: WorldObject) =>
      object.__typename === sent.__typename ||
      known?.isInterfaceObject ||
      (isAbstractType(type) && schema.getPossibleTypes(type).some(({ name }) => name === object.__typename));
    const found = world().entities.find(
      (object) => isThat(object) && known?.keys.some((key) => matches(object, sent, key)),
    );
    if (!known?.keys.some((key) => isComplete(sent, key)))
      throw new Error(`${name} was sent ${JSON.stringify(sent)}, which holds no key`);
    return found ? new Held(found, undefined, sent) : null;
  }

  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (held: Held) => typeName(held);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name === '_service') continue;
      field.resolve =
        field.name === '_entities'
          ? (_root, { representations }) => (representations as Representation[]).map(settled(entityOf))
          : (held, given) => resolveField(type.name, field.name, held ?? rootOf(type.name, world()), given);
    }
  }
  return schema;

  function typeName({ object, sent }: Held): string {
    return sent && declared.get(sent.__typename)?.isInterfaceObject ? sent.__typename : object.__typename;
  }
}

function rootOf(type: string, { query, mutation }: World): Held {
  return new Held(type === 'Mutation' ? mutation : query);
}

/** One representation that is wrong costs only itself. */
function settled<A, B>(resolve: (value: A) => B): (value: A) => B | Error {
  return (value) => {
    try {
      return resolve(value);
    } catch (error) {
      return error as Error;
    }
  };
}

function hold(value: unknown, provided: SelectionSetNode | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => hold(item, provided));
  return typeof value === 'object' && value !== null ? new Held(value as WorldObject, provided) : value;
}

function providedOf({ provided, object }: Held, field: string) {
  const selections = provided?.selections.flatMap((selection) =>
    selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === object.__typename
      ? selection.selectionSet.selections
      : [selection],
  );
  return selections?.find((each) => each.kind === Kind.FIELD && each.name.value === field) as
    | { selectionSet?: SelectionSetNode }
    | undefined;
}

function matches(object: WorldObject, sent: Record<string, unknown>, key: SelectionSetNode): boolean {
  return key.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD) return false;
    const own = worldValue(object, selection.name.value, {});
    const other = sent[selection.name.value];
    if (!selection.selectionSet) return own !== null && own === other;
    if (own === null || typeof other !== 'object' || other === null) return false;
    return matches(own as WorldObject, other as Record<string, unknown>, selection.selectionSet);
  });
}

function isComplete(sent: Record<string, unknown>, key: SelectionSetNode): boolean {
  return key.selections.every((selection) => {
    if (selection.kind !== Kind.FIELD || !(selection.name.value in sent)) return false;
    const value = sent[selection.name.value];
    if (!selection.selectionSet || value === null) return true;
    return isComplete(value as Record<string, unknown>, selection.selectionSet);
  });
}

type DeclaredType = {
  keys: SelectionSetNode[];
  isInterfaceObject: boolean;
  fields: Map<string, readonly ConstDirectiveNode[]>;
};

function declaredTypes(document: DocumentNode): Map<string, DeclaredType> {
  const types = document.definitions.filter(
    ({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION,
  ) as ObjectTypeDefinitionNode[];
  return new Map(
    types.map(({ name, directives = [], fields = [] }) => [
      name.value,
      {
        isInterfaceObject: has(directives, 'interfaceObject'),
        keys: directives
          .filter((directive) => directive.name.value === 'key' && !isUnresolvable(directive))
          .map(fieldsOf),
        fields: new Map(fields.map((field) => [field.name.value, field.directives ?? []])),
      },
    ]),
  );
}

export function fieldSet(directives: readonly ConstDirectiveNode[], name: string) {
  const directive = directives.find((each) => each.name.value === name);
  return directive && fieldsOf(directive);
}

function fieldsOf(directive: ConstDirectiveNode): SelectionSetNode {
  const value = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
  const [definition] = parse(`{ ${value?.kind === Kind.STRING ? value.value : ''} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not a field set');
  return definition.selectionSet;
}

function isUnresolvable(directive: ConstDirectiveNode): boolean {
  return (directive.arguments ?? []).some(
    ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
  );
}

function has(directives: readonly ConstDirectiveNode[], name: string): boolean {
  return directives.some((directive) => directive.name.value === name);
}
