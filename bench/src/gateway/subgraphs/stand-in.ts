import {
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
  Kind,
} from 'graphql';

type Source = Record<string, unknown> & { seed?: string };

const defaultLength = 5;
const longestList = 50;

function numberOf(seed: string): number {
  let hash = 7;
  for (let index = 0; index < seed.length; index += 1)
    hash = (hash * 31 + seed.charCodeAt(index)) % 1_000_003;
  return hash;
}

const scalars: Record<string, (seed: string) => unknown> = {
  Int: (seed) => numberOf(seed) % 1_000,
  Float: (seed) => (numberOf(seed) % 10_000) / 100,
  Boolean: (seed) => numberOf(seed) % 2 === 0,
  ID: (seed) => `id-${numberOf(seed)}`,
  DateTime: (seed) => new Date(1_790_000_000_000 + numberOf(seed) * 1_000).toISOString(),
  Date: (seed) => new Date(1_790_000_000_000 + numberOf(seed) * 1_000).toISOString().slice(0, 10),
};

function generated(
  schema: GraphQLSchema,
  outputType: GraphQLOutputType,
  seed: string,
  length: number,
): unknown {
  const nullable = getNullableType(outputType);
  if (isListType(nullable)) {
    return Array.from({ length }, (_, index) =>
      generated(schema, nullable.ofType, `${seed}.${index}`, length),
    );
  }
  if (isEnumType(nullable)) {
    const values = nullable.getValues();
    return values[numberOf(seed) % values.length]?.name;
  }
  if (isScalarType(nullable))
    return scalars[nullable.name]?.(seed) ?? `Giá trị ${nullable.name} ${numberOf(seed)}`;
  if (isObjectType(nullable)) return objectOf(nullable, seed);
  const possible = schema.getPossibleTypes(nullable);
  const type = possible[numberOf(seed) % possible.length];
  return type && objectOf(type, seed);
}

/** What has an id is the same by whatever way it is reached. */
function objectOf(type: GraphQLObjectType, seed: string): Source {
  const { name } = type;
  if (!type.getFields().id) return { __typename: name, seed };
  const id = `${name}-${numberOf(seed)}`;
  return { __typename: name, id, seed: id };
}

/** Answers any field of any schema, the same each time, with lists as long as was asked for. */
export const standIn: GraphQLFieldResolver<Source | undefined, unknown> = (source, given, _context, info) => {
  const { fieldName, returnType, schema } = info;
  if (source && Object.hasOwn(source, fieldName)) return source[fieldName];
  const seed = `${source?.seed ?? ''}${JSON.stringify(given)}${fieldName}`;
  const asked = typeof given.first === 'number' ? given.first : source?.length;
  const length = Math.min(typeof asked === 'number' ? asked : defaultLength, longestList);
  const value = generated(schema, returnType, seed, length);
  // The lists of a page are as long as the page.
  return isObject(value) && typeof given.first === 'number' ? { ...value, length } : value;
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An entity is whoever it is said to be. */
export function referenceResolvers(typeDefs: DocumentNode) {
  return Object.fromEntries(
    typeDefs.definitions.flatMap((definition) =>
      (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) &&
      definition.directives?.some(({ name }) => name.value === 'key')
        ? [[definition.name.value, { __resolveReference: withSeed }] as const]
        : [],
    ),
  );
}

function withSeed(reference: Record<string, unknown>): Source {
  const { __typename, id, ...others } = reference;
  return { ...reference, seed: typeof id === 'string' ? id : JSON.stringify([__typename, others]) };
}
