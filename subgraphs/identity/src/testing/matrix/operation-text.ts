import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';

/** Fields that somebody else's record refuses one by one: the matrix asks who gets at the record at all. */
const onlyThese: Readonly<Record<string, readonly string[]>> = { Citizen: ['id'] };

const deepest = 3;

/** Every root field of the schema as `Query.me`. */
export function rootFields(schema: GraphQLSchema): Map<string, GraphQLField<unknown, unknown>> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const found = roots.flatMap((type) =>
    type
      ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const)
      : [],
  );
  return new Map(found.filter(([, { name }]) => !name.startsWith('_')));
}

/** Asks for all that the field can answer, with a variable for each argument that has no default. */
export function operationText(coordinate: string, field: GraphQLField<unknown, unknown>): string {
  const kind = coordinate.split('.', 1)[0]?.toLowerCase();
  const given = field.args.filter(({ defaultValue }) => defaultValue === undefined);
  const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const head = declared ? `${kind} (${declared})` : kind;
  return `${head} { ${field.name}${passed ? `(${passed})` : ''} ${selectionOf(field, 0)} }`;
}

function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  return `{ ${selectedIn(type as GraphQLObjectType, depth).join(' ')} }`;
}

function selectedIn(type: GraphQLObjectType, depth: number): string[] {
  const allowed = onlyThese[type.name];
  return Object.values(type.getFields()).flatMap((field) => {
    if (allowed ? !allowed.includes(field.name) : field.args.length > 0) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth < deepest && field.name !== 'members' && field.name !== 'children'
      ? [`${field.name} ${selectionOf(field, depth + 1)}`]
      : [];
  });
}
