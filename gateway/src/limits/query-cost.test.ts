import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { buildSupergraph } from '../supergraph/supergraph.ts';
import { operationCost } from './query-cost.ts';
import { fragmentsOf } from './query-shape.ts';

const typeDefs = parse(`extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
  type Query {
    book: Book
    books(first: Int = 10): [Book!]! @listSize(slicingArguments: ["first"])
    shelf(rows: Int!): Shelf @listSize(slicingArguments: ["rows"], sizedFields: ["books"])
    pair: [Book!]! @listSize(assumedSize: 2)
    unknown: [Book!]!
    search(text: String @cost(weight: 7), filter: Filter): Book
    dear: Book @cost(weight: 50)
  }
  type Mutation { write(text: String): Book }
  type Shelf { books: [Book!]! others: [Book!]! }
  type Book { title: String author: Author cover: Cover }
  type Author { name: String }
  type Cover @cost(weight: 5) { url: String }
  input Filter { exact: String like: String @cost(weight: 20) any: [Filter!] }`);
const { supergraphSdl, errors } = composeServices([{ name: 'books', url: 'http://localhost', typeDefs }]);
if (!supergraphSdl) throw new Error(errors?.join('\n'));
const { schema, costRules: rules } = buildSupergraph(supergraphSdl);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition');
  if (!operation) throw new Error('There is no operation.');
  return operationCost({ schema, rules, operation, fragments: fragmentsOf(document), variables });
}

it.each([
  ['an object is 1, a leaf nothing', '{ book { title author { name } } }', 2],
  ['a list multiplies by what was asked for', '{ books(first: 30) { author { name } } }', 60],
  ['by the default where nothing was', '{ books { title } }', 10],
  ['by what the schema assumes', '{ pair { title } }', 2],
  ['by 10 where nothing is known', '{ unknown { title } }', 10],
  [
    'by a page around it, in the fields that are its own',
    '{ shelf(rows: 100) { books { title } others { title } } }',
    111,
  ],
  [
    'lists in fragments as often as they are spread',
    '{ a: book { ...b } c: book { ...b } } fragment b on Book { author { name } }',
    4,
  ],
  ['a mutation is 10 more', 'mutation { write(text: "a") { title } }', 11],
  ['a field has its own weight', '{ dear { title } }', 50],
  ['a type has', '{ book { cover { url } } }', 6],
  ['an argument that is given has', '{ a: search(text: "x") { title } b: search { title } }', 9],
  [
    'a field of an input has, at any depth',
    '{ search(filter: { exact: "a", like: "b", any: [{ like: "c" }, {}] }) { title } }',
    41,
  ],
  ['a negative size gives nothing back', '{ a: books(first: -100) { title } b: book { title } }', 1],
])('%s', (_name, query, expected) => {
  expect(cost(query)).toBe(expected);
});

it('counts variables like values', () => {
  const query = 'query($n: Int, $f: Filter) { books(first: $n) { title } search(filter: $f) { title } }';
  expect(cost(query, { n: 40, f: { like: 'x' } })).toBe(40 + 21);
});
