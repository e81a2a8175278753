import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { CacheHints } from './cache-hints.ts';

const schema = buildSchema(`
  directive @cacheControl(maxAge: Int, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
  scalar Any
  type Query {
    books: [Book!]! @cacheControl(maxAge: 100)
    book: Book
    shelf: Shelf
    quiet: Shelf @cacheControl(maxAge: 0)
    text: String
    motto: String @cacheControl(maxAge: 9)
    thing: Thing @cacheControl(maxAge: 40)
    item: Item @cacheControl(maxAge: 30)
    secret: Book @authenticated @cacheControl(maxAge: 50)
    _entities(representations: [Any!]!): [Entity]!
  }
  type Mutation { write: Book @cacheControl(maxAge: 50) }
  interface Item { id: ID note: String }
  type Book implements Item @cacheControl(maxAge: 60) {
    id: ID note: String @cacheControl(maxAge: 4) title: Title author: Author price: Int @cacheControl(maxAge: 5)
    owner: String @requiresScopes(scopes: [["x"]]) @cacheControl(maxAge: 50) vault: Vault @cacheControl(maxAge: 50)
  }
  type Shelf implements Item @cacheControl(maxAge: 20) { id: ID note: String books: [Book!]! }
  type Title @cacheControl(inheritMaxAge: true) { vi: String }
  type Author { name: String books: [Book!]! }
  type Vault @authenticated { id: ID }
  union Thing = Book | Author
  union Entity = Book | Author | Shelf
`);
const hints = new CacheHints(schema);

function seconds(query: string): number {
  const document = parse(query);
  const definition = getOperationAST(document);
  if (!definition) throw new Error('There is no operation.');
  return hints.publicSeconds({ document, definition });
}
const entities = (selections: string) =>
  `query($r: [Any!]!) { _entities(representations: $r) { ${selections} } }`;

it.each([
  ['a field says it', '{ books { id } }', 100],
  ['its type says it', '{ book { id } }', 60],
  ['the shortest counts', '{ books { id } shelf { id } motto }', 9],
  ['a field of the type says less', '{ book { id price } }', 5],
  ['what inherits has its parent’s', '{ books { title { vi } } }', 100],
  ['an object that says nothing has none', '{ books { author { name } } }', 0],
  ['a root field that says nothing has none', '{ books { id } text }', 0],
  ['a field says that it has none', '{ quiet { id } }', 0],
  ['a type inside says less', '{ shelf { books { id } } }', 20],
  ['fragments are looked into', '{ ...q } fragment q on Query { book { ... on Book { price } } }', 5],
  ['what is skipped counts as well', '{ books { id price @skip(if: true) } }', 5],
  ['a member of a union that says less', '{ thing { ... on Book { id } } }', 40],
  ['a field of a union’s member', '{ thing { ... on Book { price } ... on Author { name } } }', 5],
  ['a field of an interface, as any of its objects has it', '{ item { note } }', 4],
  ['a field under a rule has none', '{ books { owner } }', 0],
  ['a root field under a rule has none', '{ secret { id } }', 0],
  ['an object under a rule has none', '{ books { vault { id } } }', 0],
  ['an entity has its type’s', entities('... on Book { id } ... on Shelf { id }'), 20],
  ['an entity that says nothing has none', entities('... on Book { id } ... on Author { name }'), 0],
  [
    'an entity that says nothing has none, whatever its fields say',
    entities('... on Author { books { id } }'),
    0,
  ],
  ['an entity that says less than its fields', entities('... on Shelf { books { id } }'), 20],
  ['nothing but names has none', '{ __typename }', 0],
  ['what the schema is has none', '{ __schema { queryType { name } } books { id } }', 0],
  ['a mutation has none', 'mutation { write { id } }', 0],
])('%s', (_name, query, expected) => {
  expect(seconds(query)).toBe(expected);
});
