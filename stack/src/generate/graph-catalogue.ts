import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
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
type Gateway = { readGatewayEnvironment: (source: NodeJS.ProcessEnv) => Record<string, number> };

const kinds: Partial<Record<Kind, CatalogueType['kind']>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
};

/** What the graph offers, for the portal's page for developers: from the supergraph, so that it cannot be outdated. */
export async function graphCatalogue(supergraph: string, api: string): Promise<GeneratedFile> {
  const { readGatewayEnvironment }: Gateway = await builtModule('gateway', 'environment.js');
  const visible = new Map(typesOf(api).map((type) => [type.name.value, type]));
  const types = typesOf(supergraph)
    .filter(({ name }) => visible.has(name.value))
    .map(catalogueType)
    .map((type) => ({
      ...type,
      fields: type.fields.filter(({ name }) => isVisible(visible, type.name, name)),
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
function isVisible(types: Map<string, TypeDefinitionNode>, typeName: string, fieldName: string): boolean {
  const type = types.get(typeName);
  if (!type || !('fields' in type)) return false;
  return type.fields?.some(({ name }) => name.value === fieldName) ?? false;
}

function typesOf(schema: string): TypeDefinitionNode[] {
  return parse(schema, { noLocation: true }).definitions.filter(
    (definition): definition is TypeDefinitionNode => definition.kind in kinds,
  );
}

function catalogueType(node: TypeDefinitionNode): CatalogueType {
  const owners = namesOf(node.directives, 'join__type');
  const access = accessOf(node.directives);
  return {
    name: node.name.value,
    kind: kinds[node.kind] ?? 'object',
    description: node.description?.value ?? null,
    subgraphs: owners,
    fields: 'fields' in node ? (node.fields ?? []).map((field) => catalogueField(field, owners, access)) : [],
    values: valuesOf(node),
  };
}

function catalogueField(
  node: FieldDefinitionNode | InputValueDefinitionNode,
  owners: string[],
  typeAccess: Access,
): CatalogueField {
  const own = accessOf(node.directives);
  const resolvedIn = (node.directives ?? [])
    .filter(({ name }) => name.value === 'join__field')
    .map(argumentsOf)
    .filter(({ external }) => external !== true)
    .flatMap(({ graph }) => (typeof graph === 'string' ? [graph.toLowerCase()] : []));
  const [weight] = directives(node.directives, 'cost').map(argumentsOf);
  return {
    name: node.name.value,
    type: print(node.type),
    description: node.description?.value ?? null,
    arguments: 'arguments' in node ? (node.arguments ?? []).map(catalogueArgument) : [],
    subgraphs: resolvedIn.length > 0 ? [...new Set(resolvedIn)] : owners,
    access: own === 'public' ? typeAccess : own,
    cost: weight ? Number(weight.weight) : null,
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

function accessOf(nodes: readonly ConstDirectiveNode[] | undefined): Access {
  const [scoped] = directives(nodes, 'requiresScopes').map(argumentsOf);
  if (scoped) return scoped.scopes as string[][];
  return directives(nodes, 'authenticated').length > 0 ? 'signed-in' : 'public';
}

function namesOf(nodes: readonly ConstDirectiveNode[] | undefined, name: string): string[] {
  const graphs = directives(nodes, name).map(argumentsOf);
  return [...new Set(graphs.map(({ graph }) => String(graph).toLowerCase()))];
}

function directives(nodes: readonly ConstDirectiveNode[] | undefined, name: string): ConstDirectiveNode[] {
  return (nodes ?? []).filter((node) => node.name.value === name);
}

function argumentsOf({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value as ConstValueNode)]),
  );
}
