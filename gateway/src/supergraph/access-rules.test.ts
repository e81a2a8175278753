import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { isCompositeType } from './access-rules.ts';
import { buildSupergraph } from './supergraph.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@requiresScopes"])
  type Query { items: [Item!]! }
  interface Item { id: ID! label: String }
  type Book implements Item { id: ID! label: String }
  type Diary implements Item { id: ID! label: String @authenticated }
  type Vault implements Item @requiresScopes(scopes: [["x"]]) { id: ID! label: String }
`);
const { supergraphSdl = '' } = composeServices([{ name: 'items', url: 'http://localhost', typeDefs }]);

function rulesOf(sdl: string, typeName: string, field: string): string[] {
  const { schema, accessRules } = buildSupergraph(sdl);
  const type = schema.getType(typeName);
  if (!type || !isCompositeType(type)) throw new Error(`There is no ${typeName}.`);
  return accessRules.of(type, field).map(({ key }) => key);
}

/** As older compositions wrote it: an interface without the rules of its objects. */
const older = supergraphSdl.replace(/interface Item[^{]*\{[^}]*\}/, (text) =>
  text.replaceAll(/@(authenticated|requiresScopes\([^)]*\))/g, ''),
);

it('a field of an interface stands under the rules of all objects that it may be of, whoever composed the graph', () => {
  expect(older).not.toBe(supergraphSdl);
  for (const sdl of [supergraphSdl, older]) {
    expect(rulesOf(sdl, 'Item', 'label').sort()).toEqual(['authenticated', 'requiresScopes [["x"]]']);
    expect(rulesOf(sdl, 'Book', 'label')).toEqual([]);
    expect(rulesOf(sdl, 'Diary', 'id')).toEqual([]);
    expect(rulesOf(sdl, 'Vault', 'id')).toEqual(['requiresScopes [["x"]]']);
  }
});
