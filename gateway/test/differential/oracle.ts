import {
  type ConstDirectiveNode,
  execute,
  type FormattedExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Question } from './nasty-graph.ts';
import { fieldSet } from './nasty-subgraph.ts';
import { computedFrom, type Read, worldValue } from './required-input.ts';
import type { World, WorldObject } from './world-object.ts';

/** One server that knows all types and resolves every field itself: what the gateway has to answer, too. */
export class Oracle {
  private readonly schema: GraphQLSchema;
  private readonly required: ReadonlyMap<string, SelectionSetNode>;

  constructor(apiSchema: GraphQLSchema, sdls: Iterable<string>) {
    this.schema = apiSchema;
    this.required = requiredFields(apiSchema, sdls);
  }

  /** A field that requires others computes from what these are here, with the arguments that it requires. */
  private valueOf(object: WorldObject, field: string, given: Record<string, unknown>): unknown {
    const required = this.required.get(`${object.__typename}.${field}`);
    return required
      ? computedFrom(field, required, object, this.readRequired)
      : worldValue(object, field, given);
  }

  /** What fails is null to who requires it. */
  private readonly readRequired: Read = (object, field, given) => {
    try {
      return this.valueOf(object as WorldObject, field, given);
    } catch {
      return null;
    }
  };

  async ask({ query, variables = {} }: Question, world: World): Promise<FormattedExecutionResult> {
    const fieldResolver: GraphQLFieldResolver<WorldObject | undefined, unknown> = (
      source,
      given,
      _,
      info,
    ) => {
      const { fieldName, parentType } = info;
      const object = source ?? (parentType.name === 'Mutation' ? world.mutation : world.query);
      return this.valueOf(object, fieldName, given);
    };
    const result = await execute({
      schema: this.schema,
      document: parse(query),
      variableValues: variables,
      fieldResolver,
      typeResolver: (object: WorldObject) => object.__typename,
    });
    return JSON.parse(JSON.stringify(result)) as FormattedExecutionResult;
  }
}

function requiredFields(schema: GraphQLSchema, sdls: Iterable<string>): Map<string, SelectionSetNode> {
  const found = new Map<string, SelectionSetNode>();
  for (const { definitions } of [...sdls].map((sdl) => parse(sdl))) {
    for (const definition of definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      const type = schema.getType(definition.name.value);
      // A field of an interface object is a field of everything that implements the interface.
      const types =
        type && 'getFields' in type && !('isTypeOf' in type) && 'resolveType' in type
          ? schema.getPossibleTypes(type as never)
          : [{ name: definition.name.value }];
      for (const field of definition.fields ?? []) {
        const required = fieldSet(field.directives as readonly ConstDirectiveNode[], 'requires');
        if (required) for (const { name } of types) found.set(`${name}.${field.name.value}`, required);
      }
    }
  }
  return found;
}
