import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  type TypeDefinitionNode,
} from 'graphql';
import { badUserInput, fieldProblem } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';

const maximumReferences = 500;

type Representation = Record<string, unknown> & { __typename: string };

/**
 * `_entities` takes any JSON. This makes sure that reference resolvers see what they expect, a known type and the
 * scalars of one of its keys, and that one answer is not asked for more entities than a page has rows. What else stands
 * in a representation does not reach them, unless the subgraph declares that it takes it (`@external`): whoever writes
 * `role` or `ownerId` beside a key has said nothing.
 */
export function guardEntities(schema: GraphQLSchema, document: DocumentNode): void {
  const field = schema.getQueryType()?.getFields()._entities;
  if (!field?.resolve) return;
  const resolve = field.resolve as GraphQLFieldResolver<unknown, unknown>;
  const keysByType = readKeys(document);
  const takenByType = readTaken(document);

  field.resolve = (source, args: { representations: unknown[] }, context, info) => {
    if (args.representations.length > maximumReferences) {
      const problem = { limit: '_entities', maximum: maximumReferences };
      throw badUserInput([fieldProblem('representations', sharedErrors.QUERY_TOO_COMPLEX, problem)]);
    }
    for (const [index, representation] of args.representations.entries()) {
      if (!isRepresentation(representation, keysByType)) {
        throw badUserInput([fieldProblem(`representations[${index}]`, sharedErrors.INVALID_VALUE)]);
      }
    }
    const representations = (args.representations as Representation[]).map((representation) =>
      taken(representation, takenByType.get(representation.__typename)),
    );
    return resolve(source, { ...args, representations }, context, info);
  };
}

function isRepresentation(value: unknown, keysByType: Map<string, string[][]>): value is Representation {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const representation = value as Record<string, unknown>;
  const { __typename: typeName } = representation;
  const keys = typeof typeName === 'string' ? keysByType.get(typeName) : undefined;
  if (!keys) return false;
  return keys.some((fields) => fields.every((name) => isScalar(representation[name])));
}

function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function taken(representation: Representation, names: ReadonlySet<string> | undefined): Representation {
  const entries = Object.entries(representation).filter(
    ([name]) => name === '__typename' || names?.has(name),
  );
  return Object.fromEntries(entries) as Representation;
}

/** Of each type: the fields of its keys, and those that it declares as given by another subgraph. */
function readTaken(document: DocumentNode): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const definition of document.definitions) {
    if (!('fields' in definition)) continue;
    const external = (definition.fields ?? []).filter(({ directives }) =>
      directives?.some(({ name }) => name.value === 'external'),
    );
    const keys = keysWithObjects(definition.directives ?? []);
    names.set(definition.name.value, new Set([...keys, ...external.map(({ name }) => name.value)]));
  }
  return names;
}

function keysWithObjects(directives: readonly ConstDirectiveNode[]): string[] {
  return directives
    .filter(({ name }) => name.value === 'key')
    .flatMap((directive) => withoutInner(textOf(directive)).match(/\w+/g) ?? []);
}

/** `id place { code }` without what stands in braces, however deep. */
function withoutInner(fields: string): string {
  let depth = 0;
  return [...fields]
    .filter((character) => {
      if (character === '{') depth += 1;
      if (character === '}') depth -= 1;
      return depth === 0 && character !== '}';
    })
    .join('');
}

function textOf(directive: ConstDirectiveNode): string {
  const value = directive.arguments?.find(({ name }) => name.value === 'fields')?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

/** Of each type with `@key`: the top-level fields of each key. A key inside an object is looked at no further. */
function readKeys(document: DocumentNode): Map<string, string[][]> {
  const keys = new Map<string, string[][]>();
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    ) {
      continue;
    }
    const own = keysOf(definition);
    if (own.length > 0) keys.set(definition.name.value, own);
  }
  return keys;
}

function keysOf(definition: TypeDefinitionNode): string[][] {
  return (definition.directives ?? []).filter(({ name }) => name.value === 'key').map(fieldsOf);
}

function fieldsOf(directive: ConstDirectiveNode): string[] {
  return (
    textOf(directive)
      .replace(/\w+\s*\{[^}]*\}/g, '')
      .match(/\w+/g) ?? []
  );
}
