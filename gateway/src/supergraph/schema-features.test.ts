import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSupergraph } from './supergraph.ts';

const federation = 'url: "https://specs.apollo.dev/federation/v2.9"';

function composed(...subgraphs: string[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map((sdl, index) => ({
      name: `part${index}`,
      url: 'http://localhost',
      typeDefs: parse(`extend schema @link(${federation}${sdl}`),
    })),
  );
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}

const rulesOf = (sdl: string) => {
  const { schema, accessRules } = buildSupergraph(sdl);
  const query = schema.getQueryType();
  if (!query) throw new Error('There is no query.');
  return Object.keys(query.getFields()).map((name) => accessRules.of(query, name).map(({ key }) => key));
};

const guarded = (names: string[]) =>
  `type Query { a: Int @${names[0]} b: Int @${names[1]}(scopes: [["x"]]) c: Int @${names[2]}(policies: [["p"]]) d: Int }`;
const allRules = [['authenticated'], ['requiresScopes [["x"]]'], ['policy [["p"]]'], []];

describe('rules are enforced under whatever name a supergraph has them', () => {
  it.each([
    [
      'their own',
      `, import: ["@authenticated", "@requiresScopes", "@policy"]) ${guarded(['authenticated', 'requiresScopes', 'policy'])}`,
    ],
    [
      'another',
      `, import: [{ name: "@authenticated", as: "@signedIn" }, { name: "@requiresScopes", as: "@scoped" }, { name: "@policy", as: "@ruled" }])
        ${guarded(['signedIn', 'scoped', 'ruled'])}`,
    ],
    [
      'that of their namespace',
      `) ${guarded(['federation__authenticated', 'federation__requiresScopes', 'federation__policy'])}`,
    ],
    [
      'that of another namespace',
      `, as: "fed") ${guarded(['fed__authenticated', 'fed__requiresScopes', 'fed__policy'])}`,
    ],
  ])('%s', (_name, sdl) => {
    expect(rulesOf(composed(sdl))).toEqual(allRules);
  });

  it('and also where the supergraph does not say what they are for', () => {
    const sdl = composed(', import: ["@authenticated"]) type Query { a: Int @authenticated }');
    expect(sdl).toContain(', for: SECURITY');
    expect(rulesOf(sdl.replace(', for: SECURITY', ''))).toEqual([['authenticated']]);
  });
});

it.each([
  [', import: ["@cost", "@listSize"])', 'cost', 'listSize'],
  [', import: [{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@length" }])', 'price', 'length'],
  [')', 'federation__cost', 'federation__listSize'],
])('costs are read under whatever name a supergraph has them: %s', (link, cost, listSize) => {
  const { costRules } = buildSupergraph(
    composed(
      `${link} type Query { a: Int @${cost}(weight: 7) b: [X!]! @${listSize}(assumedSize: 3) } type X { y: Int }`,
    ),
  );
  expect([costRules.weight('Query.a'), costRules.listSize('Query.b')?.assumedSize]).toEqual([7, 3]);
});

describe('a feature', () => {
  const plain = composed(') type Query { a: Int }');
  const linking = (link: string) => plain.replace('{\n  query: Query', `  @link(${link})\n{\n  query: Query`);

  it.each([
    [
      'for security',
      'url: "https://example.com/vault/v1.0", for: SECURITY',
      'https://example.com/vault/v1.0 for SECURITY',
    ],
    [
      'for execution',
      'url: "https://example.com/lazy/v1.0", for: EXECUTION',
      'https://example.com/lazy/v1.0 for EXECUTION',
    ],
    [
      'for security, in a version of its future',
      'url: "https://specs.apollo.dev/authenticated/v0.2", for: SECURITY',
      'authenticated/v0.2 for SECURITY',
    ],
    ['that is a rule, for whatever', 'url: "https://specs.apollo.dev/policy/v9.0"', 'policy/v9.0, which'],
  ])('that is not known, %s, is refused by name', (_name, link, told) => {
    expect(() => buildSupergraph(linking(link))).toThrow(told);
  });

  it.each([
    ['url: "https://specs.apollo.dev/connect/v0.2", for: EXECUTION', '@connect and @source'],
    ['url: "https://specs.apollo.dev/connect/v0.2"', '@connect and @source'],
    ['url: "https://specs.apollo.dev/context/v0.1", for: SECURITY', '@context and @fromContext'],
  ])('that would be planned and not executed is refused: %s', (link, directives) => {
    expect(() => buildSupergraph(linking(link))).toThrow(`it uses ${directives} (https://specs.apollo.dev/`);
  });

  it('like @fromContext is refused as composition writes it', () => {
    const sdl = composed(
      `, import: ["@key", "@context", "@fromContext"])
      type Query { place: Place }
      type Place @key(fields: "id") @context(name: "place") { id: ID! code: String! room: Room! }
      type Room @key(fields: "id") { id: ID! title(code: String @fromContext(field: "$place { code }")): String! }`,
      ') type Query { a: Int }',
    );
    expect(() => buildSupergraph(sdl)).toThrow('@context and @fromContext');
  });

  it('that changes nothing here is let pass: tags, or what others declare without a purpose (the control)', () => {
    expect(rulesOf(linking('url: "https://example.com/notes/v1.0"'))).toEqual([[]]);
    expect(rulesOf(composed(', import: ["@tag"]) type Query { a: Int @tag(name: "x") }'))).toEqual([[]]);
  });
});
