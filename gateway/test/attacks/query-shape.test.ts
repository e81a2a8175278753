// Rows Q1, Q3–Q5, Q8–Q12 of what the city must survive, in sizes beyond those of ../limits.test.ts, which has Q1–Q7 with
// the name of each limit, on sockets too, and with its controls. Q13 is ../trusted-documents.test.ts.
import { composeServices } from '@apollo/composition';
import { leastCpuMs } from '@city/kit/testing/cpu-time';
import { parse } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OperationPlans } from '../../src/execution/operation-plans.ts';
import { OperationStore } from '../../src/execution/operation-store.ts';
import { buildSupergraph } from '../../src/supergraph/supergraph.ts';
import { TrustedDocuments } from '../../src/trusted-documents/trusted-documents.ts';
import { isWell } from '../support/is-well.ts';
import { type Stage, setStage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ INTROSPECTION: 'false' });
});
afterAll(() => stage.strike());

afterEach(async () => {
  await isWell(stage);
});

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const nested = (depth: number) => `{ note(id: "1") ${'{ parent '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;
const aliases = (count: number, field: string) => repeat(count, (index) => `a${index}: ${field}`);

describe('an operation of a hostile shape', () => {
  it.each([
    ...[11, 50, 500, 4_000].map((depth) => [`depth ${depth}`, nested(depth)]),
    ...[1_000, 4_000].map((count) => [`${count} aliases`, `{ note(id: "1") { ${aliases(count, 'id')} } }`]),
    ...[1_000, 4_000].map((count) => [
      `${count} aliases of __typename`,
      `{ ${aliases(count, '__typename')} }`,
    ]),
    ['1,000 tries of one mutation', `mutation { ${aliases(1_000, 'addNote(text: "x") { id }')} }`],
    [
      'tries of a mutation inside fragments',
      `mutation { ${repeat(6, () => '...t')} } fragment t on Mutation { ${aliases(3, 'removeAll')} }`,
    ],
    ['a field 5,000 times', `{ note(id: "1") { ${'id '.repeat(5_000)} } }`],
    ['1,000 directives', `{ whoAmI ${'@aa '.repeat(1_000)} }`],
    ['directives on fragments', `{ note(id: "1") { ${repeat(10, () => '... @include(if: true) { id }')} } }`],
    ['directives on variables', `query(${repeat(10, (index) => `$v${index}: Int @aa`)}) { whoAmI }`],
    ['3,000 operations', repeat(3_000, (index) => `query q${index} { whoAmI }`)],
    ['a list value nested 3,000 deep', `{ inputs(text: ${'['.repeat(3_000)}${']'.repeat(3_000)}) }`],
    ['an object value nested 900 deep', `{ inputs(text: ${'{a:'.repeat(300)}1${'}'.repeat(300)}) }`],
    ['3,000 variables', `query(${repeat(3_000, (index) => `$v${index}: Int`)}) { whoAmI }`],
    [
      'a negative page that pays for another',
      '{ a: notes(first: -100000000) { nodes { id } } b: notes(first: 6000) { nodes { id } } }',
    ],
    ['a page of 2^31', '{ notes(first: 2147483648) { nodes { id } } }'],
    ['a page of 1e400', `{ notes(first: 1${'0'.repeat(400)}) { nodes { id } } }`],
  ])('(%s) is refused with one error and no data', async (_name, query) => {
    const ask = () => stage.ask(query, { headers: { accept: 'application/graphql-response+json' } });
    const answer = await ask();
    expect(await leastCpuMs(ask, 250)).toBeLessThan(250);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.data).toBeUndefined();
    expect(answer.text.length).toBeLessThan(2_000);
  });

  it.each([2, 11])('in an array of %d is refused', async (count) => {
    const batch = Array.from({ length: count }, () => ({ query: '{ whoAmI }' }));
    expect((await stage.send(JSON.stringify(batch))).status).toBe(400);
  });

  it.each([
    '{ __schema { types { name } } }',
    '{ __type(name: "Query") { name } }',
    '{ _service { sdl } }',
    '{ _entities(representations: [{__typename: "Person", id: "1"}]) { ... on Person { name } } }',
    'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    '{ note(id: "1") { ... on _Entity { __typename } } }',
  ])('that asks for what is inside (%s) is refused', async (query) => {
    const answer = await stage.ask(query);
    expect(answer.body.errors?.[0]?.extensions.reason).toBe('QUERY_INVALID');
    expect(answer.body.data).toBeUndefined();
    expect(answer.text).not.toMatch(/sdl:|join__|did you mean/i);
  });

  it('that guesses names is not helped', async () => {
    for (const query of [
      '{ whoAmX }',
      '{ person(idd: "1") { name } }',
      '{ inputs(kind: LONG_) }',
      'query($k: Kin) { inputs(kind: $k) }',
      'mutation { addNote(txet: "x") { id } }',
      '{ note(id: "1") { ...Missing } }',
      '{ whoAmI @includ(if: true) }',
    ]) {
      const answer = await stage.ask(query);
      expect(answer.body.errors?.[0]?.extensions.reason).toBe('QUERY_INVALID');
      expect(answer.text).not.toMatch(/did you mean/i);
    }
  });
});

describe('Q12: a graph and an operation that have many plans', () => {
  /** Each field in each of these subgraphs, and each reachable from each by a key: plans multiply with the fields. */
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const fields = repeat(12, (index) => `f${index}: String @shareable`);
  const kinds = Array.from({ length: 20 }, (_, index) => `Kind${index}`);
  const sdl = (
    name: string,
  ) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
    interface Item { id: ID! next: Item }
    type Query { item_${name}: Item! node: Node! @shareable }
    type Node @key(fields: "id") { id: ID! ${fields} next: Node @shareable only_${name}: String }
    ${kinds.map((kind) => `type ${kind} implements Item @key(fields: "id") { id: ID! next: Item @shareable text_${name}: String }`).join('\n')}`;
  const { supergraphSdl, errors } = composeServices(
    names.map((name) => ({ name, url: `http://localhost/${name}`, typeDefs: parse(sdl(name)) })),
  );
  if (!supergraphSdl) throw new Error(errors?.join('\n'));
  const supergraph = buildSupergraph(supergraphSdl);

  const wide = (depth: number): string =>
    `${repeat(12, (index) => `f${index}`)} ${names.map((name) => `only_${name}`).join(' ')}${depth > 0 ? ` next { ${wide(depth - 1)} }` : ''}`;
  const overlapping = `{ node { ...A ...B } } fragment A on Node { f0 f1 next { ...B f2 } } fragment B on Node { f3 next { f4 next { f5 only_a only_f } } }`;

  it.each([
    ['many keys', `{ node { ${wide(3)} } }`],
    ['fragments that overlap', overlapping],
    [
      'an interface of 20 types',
      `{ item_a { id next { id next { id ${kinds.map((kind) => `... on ${kind} { text_b text_c text_d }`).join(' ')} } } } }`,
    ],
  ])('(%s) is planned within a second, or refused', async (_name, query) => {
    const limits = { tokens: 1_000, depth: 10, aliases: 15, directives: 5, rootFields: 5, cost: 5_000 };
    const store = new OperationStore({
      supergraph,
      limits,
      isIntrospectionAllowed: false,
      trusted: TrustedDocuments.none,
    });
    const plans = new OperationPlans(supergraph);
    let round = 0;
    const plan = () => {
      round += 1;
      const operation = store.find({ query: `${query} # ${round}` });
      try {
        plans.plan(operation.document, undefined);
      } catch (error) {
        expect(error).toMatchObject({ reason: 'QUERY_TOO_COMPLEX' });
      }
    };
    expect(await leastCpuMs(plan, 1_000)).toBeLessThan(1_000);
  });
});
