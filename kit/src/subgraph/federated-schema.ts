// type-graphql asks for it as soon as a class is decorated.
import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isTypeDefinitionNode,
  Kind,
  parse,
  print,
  type TypeDefinitionNode,
} from 'graphql';
import { createResolversMap } from 'type-graphql';
import { guardEntities } from './entity-guard.ts';

/** Resolvers beside those of type-graphql: `{ Citizen: { __resolveReference(reference, context) { … } } }`. */
export type ResolverMap = Record<string, Record<string, (...given: never[]) => unknown>>;

type ApolloResolvers = NonNullable<
  Exclude<Extract<Parameters<typeof buildSubgraphSchema>[0], unknown[]>[number], DocumentNode>['resolvers']
>;

const head = parse(
  `extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@authenticated", "@requiresScopes", "@cost", "@listSize", "@interfaceObject"]
  )`,
  { noLocation: true },
);

/**
 * Apollo's, without `scope`: what is somebody's own is not kept at all. Composition leaves the directive out; what it
 * means for an answer stands in the answer's header.
 */
const cacheControl = parse(
  `directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION`,
  { noLocation: true },
);

/**
 * Makes a subgraph of what type-graphql built: `sdl` is what is committed and composed, `schema` is what runs.
 * Both come from the same document, so that they cannot differ.
 */
export function federate(options: { schema: GraphQLSchema; resolvers?: ResolverMap }): {
  schema: GraphQLSchema;
  sdl: string;
} {
  const typeDefs = subgraphDocument(options.schema);
  const schema = buildSubgraphSchema([
    { typeDefs, resolvers: mergedResolvers(options.schema, options.resolvers ?? {}) },
  ]);
  copyDefaults(options.schema, schema);
  guardEntities(schema, typeDefs);
  return { schema, sdl: `${print(typeDefs)}\n` };
}

/** Types in a fixed order, roots first; fields and arguments as they were declared: a reader goes by their order. */
function subgraphDocument(schema: GraphQLSchema): DocumentNode {
  const types = getDocumentNodeFromSchema(schema)
    .definitions.filter(isTypeDefinitionNode)
    .map(withArgumentsAsWritten);
  const rank = (name: string) => ['Query', 'Mutation', 'Subscription'].indexOf(name) >>> 0;
  types.sort((a, b) => {
    const [left, right] = [a.name.value, b.name.value];
    return rank(left) - rank(right) || (left < right ? -1 : left > right ? 1 : 0);
  });
  const hints = print({ kind: Kind.DOCUMENT, definitions: types }).includes('@cacheControl(')
    ? cacheControl.definitions
    : [];
  return { kind: Kind.DOCUMENT, definitions: [...head.definitions, ...hints, ...types] };
}

/** Decorators of parameters run from the last to the first, and type-graphql keeps the arguments in that order. */
function withArgumentsAsWritten(type: TypeDefinitionNode): TypeDefinitionNode {
  if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) return type;
  const fields = type.fields?.map((field) => ({ ...field, arguments: field.arguments?.toReversed() }));
  return { ...type, fields };
}

function mergedResolvers(schema: GraphQLSchema, own: ResolverMap): ApolloResolvers {
  const merged: Record<string, Record<string, unknown> | object> = { ...createResolversMap(schema) };
  for (const [typeName, resolvers] of Object.entries(own)) {
    merged[typeName] = { ...merged[typeName], ...resolvers };
  }
  return merged as ApolloResolvers;
}

/** SDL knows an enum's names and not what they stand for inside: defaults read from it would be names. */
function copyDefaults(from: GraphQLSchema, to: GraphQLSchema): void {
  for (const type of Object.values(from.getTypeMap())) {
    const given = inputsOf(type);
    const taken = inputsOf(to.getType(type.name));
    for (const [place, input] of taken) input.defaultValue = given.get(place)?.defaultValue;
  }
}

/** Arguments and input fields of a type by their place in it. */
function inputsOf(type: GraphQLNamedType | undefined): Map<string, { defaultValue?: unknown }> {
  const inputs = new Map<string, { defaultValue?: unknown }>();
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) inputs.set(field.name, field);
  } else if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      for (const argument of field.args) inputs.set(`${field.name}.${argument.name}`, argument);
    }
  }
  return inputs;
}
