import { buildSchema as buildGraphqlSchema, execute, parse, subscribe } from 'graphql';
import {
  Arg,
  buildSchema,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Int,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
  Subscription,
} from 'type-graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { GraphQLDateTime } from '../graphql/date-time.ts';
import { LocalizedText } from '../graphql/localized-text.type.ts';
import { noPubSub } from '../graphql/no-pub-sub.ts';
import { federate } from './federated-schema.ts';

enum Mood {
  Calm = 'calm-inside',
  Busy = 'busy-inside',
}
registerEnumType(Mood, { name: 'Mood', valuesConfig: { Calm: { description: 'Nothing to do.' } } });

@InterfaceType({ description: 'Whatever stands in a garden.', resolveType: (value) => value.kind })
abstract class Plant {
  kind!: string;

  @Field(() => ID)
  id!: string;
}

@Directive('@key(fields: "id")')
@Directive('@key(fields: "code")')
@ObjectType({ implements: Plant })
class Tree extends Plant {
  @Field(() => String)
  code!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Directive('@requiresScopes(scopes: [["garden:count"], ["garden:own"]])')
  @Field(() => Int, { description: 'How many grow on it.' })
  apples!: number;

  @Field(() => Mood)
  mood!: Mood;
}

@InputType()
class Basket {
  @Field(() => Int, { defaultValue: 3 })
  size!: number;

  @Field(() => Mood, { defaultValue: Mood.Busy })
  mood!: Mood;
}

@ObjectType()
class AppleFell {
  @Field(() => Float)
  height!: number;

  @Field(() => GraphQLDateTime)
  at!: Date;
}

const tree = { kind: 'Tree', id: '1', code: 'T-1', name: { vi: 'Cây táo' }, mood: Mood.Calm };

@Resolver(() => Tree)
class TreeResolver {
  @Query(() => [Plant])
  plants(): unknown[] {
    return [tree];
  }

  @Query(() => String)
  pick(
    @Arg('basket', () => Basket) basket: Basket,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): string {
    return `${basket.size} ${basket.mood} ${first}`;
  }

  @FieldResolver(() => Int)
  apples(@Root() root: { id: string }, @Ctx() context: { apples: number }): number {
    return context.apples + Number(root.id);
  }

  @Subscription(() => AppleFell, {
    subscribe: async function* () {
      yield { metres: 2 };
    },
  })
  appleFell(@Root() event: { metres: number }): AppleFell {
    return { height: event.metres, at: new Date(0) };
  }
}

let subgraph: ReturnType<typeof federate>;
const references: unknown[] = [];

beforeAll(async () => {
  const schema = await buildSchema({
    resolvers: [TreeResolver],
    orphanedTypes: [Tree],
    pubSub: noPubSub,
    validate: false,
  });
  subgraph = federate({
    schema,
    resolvers: {
      Tree: {
        __resolveReference(reference: { id?: string; code?: string }) {
          references.push(reference);
          // A resolver that trusts what it is given, as none should.
          return reference.id === '404' ? null : { ...tree, ...reference };
        },
      },
    },
  });
});

const run = (query: string, variableValues?: Record<string, unknown>) =>
  Promise.resolve(
    execute({
      schema: subgraph.schema,
      document: parse(query),
      variableValues,
      contextValue: { apples: 10 },
    }),
  );

const entities = (representations: unknown[]) =>
  run('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Tree { id apples mood } } }', {
    r: representations,
  });

describe('the SDL of a subgraph', () => {
  test('keeps directives, descriptions and defaults, and shows each type once in a fixed order, arguments as written', () => {
    expect(subgraph.sdl).toMatchInlineSnapshot(`
      "extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@requiresScopes", "@cost", "@listSize", "@interfaceObject"])

      directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION

      type Query {
        plants: [Plant!]!
        pick(basket: Basket!, first: Int! = 20): String!
      }

      type Subscription {
        appleFell: AppleFell!
      }

      type AppleFell {
        height: Float!
        at: DateTime!
      }

      input Basket {
        size: Int! = 3
        mood: Mood! = Busy
      }

      """An instant, ISO 8601 with an offset; stored in UTC."""
      scalar DateTime

      """Text shown to people. English is null where no one has translated it."""
      type LocalizedText @shareable @cacheControl(inheritMaxAge: true) {
        vi: String!
        en: String
      }

      enum Mood {
        """Nothing to do."""
        Calm
        Busy
      }

      """Whatever stands in a garden."""
      interface Plant {
        id: ID!
      }

      type Tree implements Plant @key(fields: "id") @key(fields: "code") {
        id: ID!
        code: String!
        name: LocalizedText!
        """How many grow on it."""
        apples: Int! @requiresScopes(scopes: [["garden:count"], ["garden:own"]])
        mood: Mood!
      }
      "
    `);
  });

  test('is the schema that runs: what is published is what is answered', async () => {
    const { data } = await run('{ _service { sdl } }');
    const published = JSON.stringify(data).replaceAll('\\"', '"');
    expect(published).toContain('apples: Int! @requiresScopes(scopes: [["garden:count"], ["garden:own"]])');
    // What federation brings itself is not repeated in the committed file.
    expect(subgraph.sdl).not.toMatch(/_entities|_service|scalar _Any|directive @(?!cacheControl)/);
    expect(() => buildGraphqlSchema(subgraph.sdl, { assumeValidSDL: true })).not.toThrow();
  });
});

describe('the schema of a subgraph', () => {
  test('resolves interfaces from plain rows, enums from their inner values, and fields with the context', async () => {
    expect(await run('{ plants { __typename id ... on Tree { apples mood name { vi en } } } }')).toEqual({
      data: {
        plants: [
          { __typename: 'Tree', id: '1', apples: 11, mood: 'Calm', name: { vi: 'Cây táo', en: null } },
        ],
      },
    });
  });

  test('fills in the defaults of inputs and arguments, enums in their inner form', async () => {
    expect(await run('{ pick(basket: {}) }')).toEqual({ data: { pick: '3 busy-inside 20' } });
  });

  test('subscribes and resolves each event by the method', async () => {
    const stream = await subscribe({
      schema: subgraph.schema,
      document: parse('subscription { appleFell { height at } }'),
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error(String(stream.errors));
    const { value } = await stream.next();
    expect(value).toEqual({ data: { appleFell: { height: 2, at: '1970-01-01T00:00:00.000Z' } } });
  });
});

describe('references', () => {
  test('are resolved by any key, in order, and null for what is not there', async () => {
    const { data, errors } = await entities([
      { __typename: 'Tree', id: '5' },
      { __typename: 'Tree', code: 'T-1' },
      { __typename: 'Tree', id: '404' },
    ]);
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      { id: '5', apples: 15, mood: 'Calm' },
      { id: '1', apples: 11, mood: 'Calm' },
      null,
    ]);
  });

  test.each([
    ['a type that is no entity', { __typename: 'AppleFell', height: 1 }],
    ['a type that does not exist', { __typename: 'Weed', id: '1' }],
    ['no key', { __typename: 'Tree', colour: 'green' }],
    ['an object in the place of a key', { __typename: 'Tree', id: { not: null } }],
    ['an array in the place of a key', { __typename: 'Tree', id: ['1', '2'] }],
    ['text instead of an object', 'Tree'],
  ])('are refused before any resolver runs: %s', async (_name, representation) => {
    const { errors } = await entities([{ __typename: 'Tree', id: '1' }, representation]);
    expect(errors?.[0]?.originalError).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'representations[1]', code: 'INVALID_VALUE' }],
    });
  });

  test('say who they are and nothing else: what stands beside a key reaches no resolver', async () => {
    const forged = { __typename: 'Tree', id: '5', mood: 'busy-inside', ownerId: 'me', role: 'ADMINISTRATOR' };
    const { data } = await entities([forged]);
    expect(data?._entities).toEqual([{ id: '5', apples: 15, mood: 'Calm' }]);
    expect(references.at(-1)).toEqual({ __typename: 'Tree', id: '5' });
  });

  test('are at most 500 in one request', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, id) => ({ __typename: 'Tree', id: String(id) }));
    expect((await entities(many(500))).errors).toBeUndefined();
    const { errors } = await entities(many(501));
    expect(errors?.[0]?.originalError).toMatchObject({ fields: [{ code: 'QUERY_TOO_COMPLEX' }] });
  });
});
