import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type InputValueDefinitionNode,
  isCompositeType,
  Kind,
  parse,
  print,
  type TypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { projectRoot } from '../city/settings.ts';
import { builtModule } from './built-module.ts';
import type { GeneratedFile } from './subgraph-schemas.ts';
import { triedOperations } from './tried-operations.ts';

/** Who may: everyone, anyone signed in, or holders of all scopes of one of these sets. */
type Access = 'public' | 'signed-in' | string[][];

type CatalogueArgument = { name: string; type: string; description: string | null };
type CatalogueField = {
  name: string;
  type: string;
  description: string | null;
  arguments: CatalogueArgument[];
  subgraphs: string[];
  access: Access;
  cost: number | null;
};
type CatalogueType = {
  name: string;
  kind: 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';
  description: string | null;
  subgraphs: string[];
  fields: CatalogueField[];
  /** Values of an enum, members of a union. */
  values: string[];
};

/** The defaults of the gateway's environment; limits are numbers. */
type GatewayDefaults = { readGatewayEnvironment: (source: NodeJS.ProcessEnv) => Record<string, number> };
/** What the gateway makes of the supergraph's rules: it decides, the page only tells. */
type Rule = { kind: string; anyOf: readonly (readonly string[])[] };
type Rules = {
  schema: GraphQLSchema;
  accessRules: { of: (parent: GraphQLNamedType, fieldName: string) => readonly Rule[] };
  costRules: { weight: (coordinate: string) => number | undefined };
};
type GatewaySupergraph = { buildSupergraph: (sdl: string) => Rules };

const kinds: Partial<Record<Kind, CatalogueType['kind']>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
};

/** What the graph offers, for the portal's page for developers: from the supergraph, so that it cannot be outdated. */
export async function graphCatalogue(supergraph: string): Promise<GeneratedFile> {
  const { readGatewayEnvironment }: GatewayDefaults = await builtModule('gateway', 'environment.js');
  const { buildSupergraph }: GatewaySupergraph = await builtModule('gateway', 'supergraph/supergraph.js');
  const rules = buildSupergraph(supergraph);
  const types = typesOf(supergraph)
    .filter(({ name }) => rules.schema.getType(name.value) !== undefined)
    .map((type) => catalogueType(type, rules))
    .map((type) => ({
      ...type,
      fields: type.fields.filter(({ name }) => isVisible(rules, type.name, name)),
    }));
  const { MAX_TOKENS, MAX_DEPTH, MAX_ALIASES, MAX_DIRECTIVES, MAX_ROOT_FIELDS, MAX_COST, ...rest } =
    readGatewayEnvironment({});
  const catalogue = {
    limits: {
      tokens: MAX_TOKENS,
      depth: MAX_DEPTH,
      aliases: MAX_ALIASES,
      directives: MAX_DIRECTIVES,
      rootFields: MAX_ROOT_FIELDS,
      cost: MAX_COST,
      bodyBytes: rest.MAX_BODY_BYTES_SIGNED_IN,
      socketMessageBytes: rest.MAX_SOCKET_MESSAGE_BYTES,
      subscriptionsPerSocket: rest.MAX_SUBSCRIPTIONS_PER_SOCKET,
    },
    operations: triedOperations(),
    changes: JSON.parse(readFileSync(join(projectRoot, 'docs', 'changes.json'), 'utf8')),
    types,
  };
  const content = `${JSON.stringify(catalogue, null, 1)}\n`;
  return { path: 'portal/src/features/developers/graph-catalogue.json', content };
}

/** What is `@inaccessible` is in the supergraph alone. */
function isVisible({ schema }: Rules, typeName: string, fieldName: string): boolean {
  const type = schema.getType(typeName);
  return type !== undefined && 'getFields' in type && type.getFields()[fieldName] !== undefined;
}

function typesOf(schema: string): TypeDefinitionNode[] {
  return parse(schema, { noLocation: true }).definitions.filter(
    (definition): definition is TypeDefinitionNode => definition.kind in kinds,
  );
}

function catalogueType(node: TypeDefinitionNode, rules: Rules): CatalogueType {
  const owners = namesOf(node.directives, 'join__type');
  const describe = (field: FieldDefinitionNode | InputValueDefinitionNode) =>
    catalogueField(node.name.value, field, owners, rules);
  return {
    name: node.name.value,
    kind: kinds[node.kind] ?? 'object',
    description: node.description?.value ?? null,
    subgraphs: owners,
    fields: 'fields' in node ? (node.fields ?? []).map(describe) : [],
    values: valuesOf(node),
  };
}

function catalogueField(
  typeName: string,
  node: FieldDefinitionNode | InputValueDefinitionNode,
  owners: string[],
  { schema, accessRules, costRules }: Rules,
): CatalogueField {
  const parent = schema.getType(typeName);
  const resolvedIn = (node.directives ?? [])
    .filter(({ name }) => name.value === 'join__field')
    .map(argumentsOf)
    .filter(({ external }) => external !== true)
    .flatMap(({ graph }) => (typeof graph === 'string' ? [graph.toLowerCase()] : []));
  return {
    name: node.name.value,
    type: print(node.type),
    description: node.description?.value ?? null,
    arguments: 'arguments' in node ? (node.arguments ?? []).map(catalogueArgument) : [],
    subgraphs: resolvedIn.length > 0 ? [...new Set(resolvedIn)] : owners,
    access: isCompositeType(parent) ? accessOf(accessRules.of(parent, node.name.value)) : 'public',
    cost: costRules.weight(`${typeName}.${node.name.value}`) ?? null,
  };
}

function catalogueArgument(node: InputValueDefinitionNode): CatalogueArgument {
  const fallback = node.defaultValue ? ` = ${print(node.defaultValue)}` : '';
  return {
    name: node.name.value,
    type: `${print(node.type)}${fallback}`,
    description: node.description?.value ?? null,
  };
}

function valuesOf(node: TypeDefinitionNode): string[] {
  if (node.kind === Kind.ENUM_TYPE_DEFINITION) return (node.values ?? []).map(({ name }) => name.value);
  if (node.kind === Kind.UNION_TYPE_DEFINITION) return (node.types ?? []).map(({ name }) => name.value);
  return [];
}

/** Every rule has to be passed: the sets of several are combined. */
function accessOf(rules: readonly Rule[]): Access {
  if (rules.length === 0) return 'public';
  const sets = rules
    .filter(({ kind }) => kind !== 'authenticated')
    .reduce<string[][]>(
      (passed, { anyOf }) => passed.flatMap((names) => anyOf.map((all) => [...new Set([...names, ...all])])),
      [[]],
    );
  return sets.every((names) => names.length === 0) ? 'signed-in' : sets;
}

function namesOf(nodes: readonly ConstDirectiveNode[] | undefined, name: string): string[] {
  const graphs = (nodes ?? []).filter((node) => node.name.value === name).map(argumentsOf);
  return [...new Set(graphs.map(({ graph }) => String(graph).toLowerCase()))];
}

function argumentsOf({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value as ConstValueNode)]),
  );
}
