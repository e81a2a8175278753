import {
  type ArgumentNode,
  astFromValue,
  type DirectiveNode,
  doTypesOverlap,
  type FragmentDefinitionNode,
  GraphQLBoolean,
  type GraphQLCompositeType,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  Kind,
  type NameNode,
  OperationTypeNode,
  parseType,
  parseValue,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

/** Picks a whole number below the given one: the only source of chance. */
export type Pick = (below: number) => number;

export type GeneratedOperation = { source: SourceOperation; variables: Record<string, unknown> };
export type SourceOperation = {
  operation: OperationTypeNode;
  selectionSet: SelectionSetNode;
  fragments: FragmentDefinitionNode[];
  variables: VariableDefinitionNode[];
};

/** Values that arguments take by their names; those of objects of the world, so that something is found. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

const maximumFields = 20;

/** How often each field was asked for up to now, so that none is forgotten. */
export type Asked = Map<string, number>;

/** An operation that is nearly valid: two selections of it may still be in each other's way. */
export function generateOperation(
  schema: GraphQLSchema,
  known: KnownValues,
  asked: Asked,
  pick: Pick,
): GeneratedOperation {
  const definitions: VariableDefinitionNode[] = [];
  const variables: Record<string, unknown> = {};
  const fragments: FragmentDefinitionNode[] = [];
  let fieldCount = 0;

  const chance = (percent: number) => pick(100) < percent;
  const oneOf = <T>(items: readonly T[]): T => items[pick(items.length)] as T;

  function variable(type: GraphQLInputType, value: unknown, isOmitted: boolean): ValueNode {
    const name = `v${definitions.length}`;
    const isDefaulted = !isOmitted && chance(20) && value !== null;
    const defaultValue = isDefaulted || (isOmitted && isNonNullType(type)) ? literal(type, value) : undefined;
    definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: nameOf(name) },
      type: parseType(String(type)),
      ...(defaultValue ? { defaultValue: defaultValue as never } : {}),
    });
    if (!isOmitted && !(isDefaulted && chance(50))) variables[name] = value;
    return { kind: Kind.VARIABLE, name: nameOf(name) };
  }

  function literal(type: GraphQLInputType, value: unknown): ValueNode {
    return astFromValue(value, type) ?? parseValue('null');
  }

  function valueFor(type: GraphQLInputType, name: string, depth = 0): unknown {
    if (isNonNullType(type)) {
      const value = valueFor(type.ofType, name, depth);
      return value === null ? valueFor(type, name, depth) : value;
    }
    if (chance(10)) return null;
    if (isListType(type)) return [valueFor(type.ofType, name, depth)];
    const values = known[name];
    if (values) return oneOf(values);
    if (isEnumType(type)) return oneOf(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(() => depth < 2 && chance(50));
      return Object.fromEntries(
        fields.map((field) => [field.name, valueFor(field.type, field.name, depth + 1)]),
      );
    }
    return { Int: pick(4), Float: 1.5, Boolean: chance(50), String: 'text', ID: 'p1' }[type.name] ?? null;
  }

  function condition(): DirectiveNode[] {
    if (!chance(12)) return [];
    const value = chance(70);
    const type = new GraphQLNonNull(GraphQLBoolean);
    const node = chance(70) ? variable(type, value, chance(10)) : literal(type, value);
    const argument: ArgumentNode = { kind: Kind.ARGUMENT, name: nameOf('if'), value: node };
    return [{ kind: Kind.DIRECTIVE, name: nameOf(oneOf(['include', 'skip'])), arguments: [argument] }];
  }

  function field(parent: GraphQLCompositeType, depth: number): SelectionNode {
    fieldCount += 1;
    const fields = isUnionType(parent) ? [] : Object.values(parent.getFields());
    const fitting = fields.filter((each) => depth > 0 || !isCompositeType(getNamedType(each.type)));
    if (fitting.length === 0 || chance(8)) return typename();
    const countOf = ({ name }: { name: string }) => asked.get(`${parent.name}.${name}`) ?? 0;
    const rarest = Math.min(...fitting.map(countOf));
    const chosen = oneOf(chance(50) ? fitting.filter((each) => countOf(each) === rarest) : fitting);
    asked.set(`${parent.name}.${chosen.name}`, countOf(chosen) + 1);
    const given: ArgumentNode[] = [];
    for (const argument of chosen.args) {
      if (!isRequiredArgument(argument) && chance(30)) continue;
      const value = valueFor(argument.type, argument.name);
      const isOmitted = !isRequiredArgument(argument) && chance(15);
      const node = chance(50) ? variable(argument.type, value, isOmitted) : literal(argument.type, value);
      given.push({ kind: Kind.ARGUMENT, name: nameOf(argument.name), value: node });
    }
    const type = getNamedType(chosen.type);
    return {
      kind: Kind.FIELD,
      name: nameOf(chosen.name),
      // The nastiest name is that of another field.
      ...(chance(25) ? { alias: nameOf(chance(60) ? oneOf(fields).name : oneOf(['id', 'a', 'b'])) } : {}),
      arguments: given,
      directives: condition(),
      ...(isCompositeType(type) ? { selectionSet: selections(type, depth - 1) } : {}),
    };
  }

  function typename(): SelectionNode {
    const alias = chance(30) ? { alias: nameOf(oneOf(['type', 'id', 'a'])) } : {};
    return { kind: Kind.FIELD, name: nameOf('__typename'), ...alias };
  }

  function selection(parent: GraphQLCompositeType, depth: number): SelectionNode {
    const isAbstract = isAbstractType(parent);
    if (!chance(isAbstract ? 55 : 12)) return field(parent, depth);
    const named = fragments.filter(({ typeCondition }) =>
      doTypesOverlap(schema, parent, schema.getType(typeCondition.name.value) as GraphQLCompositeType),
    );
    if (named.length > 0 && chance(40)) {
      return { kind: Kind.FRAGMENT_SPREAD, name: oneOf(named).name, directives: condition() };
    }
    const overlapping = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLCompositeType =>
        isCompositeType(type) && !type.name.startsWith('__') && doTypesOverlap(schema, parent, type),
    );
    const concrete = overlapping.filter(isObjectType);
    const type = chance(75) && concrete.length > 0 ? oneOf(concrete) : oneOf(overlapping);
    const isBare = chance(10);
    return {
      kind: Kind.INLINE_FRAGMENT,
      ...(isBare ? {} : { typeCondition: { kind: Kind.NAMED_TYPE, name: nameOf(type.name) } }),
      directives: condition(),
      selectionSet: selections(isBare ? parent : type, depth),
    };
  }

  function selections(parent: GraphQLCompositeType, depth: number): SelectionSetNode {
    const count = 1 + pick(depth > 3 ? 3 : 4);
    const chosen = Array.from({ length: count }, (_, index) =>
      index > 0 && fieldCount > maximumFields ? typename() : selection(parent, depth),
    );
    return { kind: Kind.SELECTION_SET, selections: chosen };
  }

  const composites = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLCompositeType =>
      isCompositeType(type) &&
      !type.name.startsWith('__') &&
      type !== schema.getQueryType() &&
      type !== schema.getMutationType(),
  );
  for (let count = pick(3); count > 0; count -= 1) {
    const type = oneOf(composites);
    const selectionSet = selections(type, 2);
    fragments.push({
      kind: Kind.FRAGMENT_DEFINITION,
      name: nameOf(`F${fragments.length}`),
      typeCondition: { kind: Kind.NAMED_TYPE, name: nameOf(type.name) },
      selectionSet,
    });
  }
  fieldCount = Math.min(fieldCount, 10);
  const operation = chance(12) ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const root = schema.getRootType(operation);
  if (!root) throw new Error(`no ${operation}`);
  const selectionSet = selections(root, 5);
  return { source: { operation, selectionSet, fragments, variables: definitions }, variables };
}

function nameOf(value: string): NameNode {
  return { kind: Kind.NAME, value };
}
