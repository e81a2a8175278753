import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barePlanner, type MakePlanner } from './bare-planner.ts';
import { type NastyGraph, startNastyGraph } from './nasty-graph.ts';
import type { World, WorldObject } from './world-object.ts';

const head = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@interfaceObject", "@external", "@requires", "@shareable"]
)`;

const library = `${head}
interface Media @key(fields: "id") { id: ID! title: String }
type Book implements Media @key(fields: "id") { id: ID! title: String isbn: String upc: String @shareable }
type Query { books: [Book] fine: String }`;

const ratings = `${head}
type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int }
type Query { topMedia: [Media] rated: String }`;

const shop = `${head}
type Book @key(fields: "upc") { upc: String @shareable price: Int }`;

const book: WorldObject = {
  __typename: 'Book',
  id: 'b1',
  title: 'A',
  isbn: '978',
  upc: '1',
  stars: 4,
  price: 7,
};
const ghost: WorldObject = { __typename: 'Book', id: 'nobody knows', stars: 1 };

function fails(): never {
  throw new Error('out of order');
}

async function graphOf(
  sdls: Record<string, string>,
  query: object,
  edit?: (supergraphSdl: string) => string,
  planner?: MakePlanner,
): Promise<NastyGraph> {
  const world: World = {
    entities: [book],
    query: { __typename: 'Query', rated: 'yes', fine: 'yes', ...query },
    mutation: { __typename: 'Mutation' },
  };
  return startNastyGraph(new Map(Object.entries(sdls)), () => world, planner, edit);
}

/** Who knows the types cannot be asked by a key. Apollo's composition refuses such a supergraph; others do not. */
const closed = (supergraphSdl: string) =>
  supergraphSdl.replaceAll('(graph: LIBRARY, key: "id")', '(graph: LIBRARY, key: "id", resolvable: false)');

describe('an interface object of which nobody can tell the type', () => {
  const query = '{ rated topMedia { stars __typename } }';
  let graph: NastyGraph;
  beforeAll(async () => {
    graph = await graphOf({ library, ratings }, { topMedia: [book] }, closed);
  });
  afterAll(() => graph.stop());

  it.each([query, '{ rated topMedia { __typename } }', '{ rated topMedia { ... on Book { stars } } }'])(
    'is null with an error in %s, and the rest is answered',
    async (each) => {
      const { data, errors } = await graph.ask({ query: each });
      expect(data).toEqual({ rated: 'yes', topMedia: null });
      expect(errors?.map(({ path }) => path)).toEqual([['topMedia']]);
    },
  );

  it('takes all with it by the planner as it comes (the control)', async () => {
    const bare = await graphOf({ library, ratings }, { topMedia: [book] }, closed, barePlanner);
    await expect(bare.ask({ query })).rejects.toThrow('Cannot add selection');
    await bare.stop();
  });

  it('answers its own fields', async () => {
    expect(await graph.ask({ query: '{ topMedia { id stars } }' })).toEqual({
      data: { topMedia: [{ id: 'b1', stars: 4 }] },
    });
  });
});

describe('an object that only one of two subgraphs knows', () => {
  let graph: NastyGraph;
  beforeAll(async () => {
    graph = await graphOf({ library, ratings }, { topMedia: [book, ghost] });
  });
  afterAll(() => graph.stop());

  it('is null with an error where its type is asked for', async () => {
    const answer = await graph.ask({ query: '{ topMedia { __typename stars } }' });
    expect(answer.data).toEqual({ topMedia: [{ __typename: 'Book', stars: 4 }, null] });
    expect(answer.errors?.map(({ path }) => path)).toEqual([['topMedia', 1]]);
  });

  it('is there, without what the other would say, where it is not', async () => {
    const answer = await graph.ask({ query: '{ topMedia { stars title } }' });
    expect(answer.data).toEqual({
      topMedia: [
        { stars: 4, title: 'A' },
        { stars: 1, title: null },
      ],
    });
  });
});

describe('a key that fails', () => {
  it('is an error of the fields that needed it', async () => {
    const broken = { ...book, upc: fails };
    const graph = await graphOf({ library, shop }, { books: [book, broken] });
    const answer = await graph.ask({ query: '{ books { title price } }' });
    expect(answer.data).toEqual({
      books: [
        { title: 'A', price: 7 },
        { title: 'A', price: null },
      ],
    });
    expect(answer.errors?.map(({ path }) => path)).toEqual([['books', 1, 'price']]);
    await graph.stop();
  });
});
