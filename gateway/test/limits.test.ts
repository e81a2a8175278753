import { leastCpuMs } from '@city/kit/testing/cpu-time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from './support/collect.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
let wide: Stage;
beforeAll(async () => {
  stage = await setStage();
  const unlimited = Object.fromEntries(
    ['TOKENS', 'DEPTH', 'ALIASES', 'DIRECTIVES', 'ROOT_FIELDS', 'COST'].map((name) => [
      `MAX_${name}`,
      '100000000',
    ]),
  );
  wide = await setStage(unlimited);
});
afterAll(() => Promise.all([stage.strike(), wide.strike()]));

const nested = (depth: number) =>
  `{ note(id: "1") ${'{ parent '.repeat(depth)} { id } ${'}'.repeat(depth)} }`;
const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const bomb = (size: number) =>
  `query { note(id: "1") { ...f0 } } ${repeat(size, (index) => `fragment f${index} on Note { ...f${index + 1} ...f${index + 1} }`)} fragment f${size} on Note { id }`;

const attacks: [string, string, string][] = [
  ['depth 11', nested(9), 'depth'],
  ['depth 300', nested(298), 'depth'],
  ['depth 5,000', nested(4_998), 'tokens'],
  ['the fragment bomb', bomb(25), 'cost'],
  ['16 aliases', `{ note(id: "1") { ${repeat(16, (index) => `a${index}: id`)} } }`, 'aliases'],
  [
    '16 aliases of __typename',
    `{ note(id: "1") { ${repeat(16, (index) => `a${index}: __typename`)} } }`,
    'aliases',
  ],
  [
    'a login tried 6 times',
    `mutation { ${repeat(6, (index) => `a${index}: addNote(text: "x") { id }`)} }`,
    'rootFields',
  ],
  ['5,000 aliases', `{ ${repeat(5_000, (index) => `a${index}: whoAmI`)} }`, 'tokens'],
  ['the same field 500 times', `{ note(id: "1") { ${'id '.repeat(500)} } }`, 'aliases'],
  ['the same root field 500 times', `{ ${'whoAmI '.repeat(500)} }`, 'rootFields'],
  ['10 directives', `{ whoAmI ${'@aa '.repeat(10)} }`, 'directives'],
  ['50 includes', `{ note(id: "1") { ${repeat(50, () => 'id @include(if: true)')} } }`, 'directives'],
  ['3,000 spreads', `{ note(id: "1") { ${'...f '.repeat(3_000)} } } fragment f on Note { id }`, 'tokens'],
  ['a page of a hundred million', '{ notes(first: 99999999) { nodes { id } } }', 'cost'],
  ['pages in pages', '{ notes(first: 500) { nodes { replies(first: 500) { nodes { id } } } } }', 'cost'],
  ['lists in lists', `{ note(id: "1") { related { related { related { related { id } } } } } }`, 'cost'],
];

describe('an operation that asks too much', () => {
  it.each(attacks)('%s is refused at once, and the limit is named', async (_name, query, limit) => {
    const answer = await stage.ask(query);
    expect(await leastCpuMs(() => stage.ask(query), 50, 30)).toBeLessThan(50);
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(2_000);
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors?.[0]).toMatchObject({
      message: expect.stringContaining(limit),
      extensions: { code: 'BAD_USER_INPUT', reason: 'QUERY_TOO_COMPLEX' },
    });
  });

  it.each(attacks)('%s is refused on a socket too', async (_name, query, limit) => {
    const listener = collect(stage.connect(), query);
    if (query.length > 64_000) return;
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (!listener.failure()) return;
        clearInterval(timer);
        resolve();
      }, 5);
    });
    expect(JSON.stringify(listener.failure())).toContain(limit);
  });

  it.each([
    ['depth', nested(9)],
    ['aliases', `{ note(id: "1") { ${repeat(16, (index) => `a${index}: id`)} } }`],
    ['directives', `{ note(id: "1") { ${repeat(6, () => 'id @include(if: true)')} } }`],
    ['root fields', `mutation { ${repeat(6, (index) => `a${index}: addNote(text: "x") { id }`)} }`],
    ['cost', '{ notes(first: 99999999) { nodes { id } } }'],
    ['tokens', `{ note(id: "1") { ${'... on Note { id } '.repeat(200)} } }`],
  ])('is answered where the limit of %s is wider (the control)', async (_name, query) => {
    expect((await wide.ask(query)).body.errors).toBeUndefined();
  });

  it.each([
    ['circular', '{ note(id: "1") { ...a } } fragment a on Note { ...b } fragment b on Note { ...a }'],
    ['of itself', '{ note(id: "1") { ...a } } fragment a on Note { ...a }'],
    ['through inline ones', '{ note(id: "1") { ...a } } fragment a on Note { ... on Note { ... { ...a } } }'],
  ])('a fragment %s is refused', async (_name, query) => {
    const answer = await stage.ask(query);
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({ reason: 'QUERY_INVALID' });
  });

  it('an ordinary page passes', async () => {
    const answer = await stage.ask('query($n: Int) { notes(first: $n) { nodes { text author { name } } } }', {
      variables: { n: 500 },
    });
    expect(answer.body.errors).toBeUndefined();
  });

  it('the size of a page counts also when it comes in a variable', async () => {
    const answer = await stage.ask('query($n: Int) { notes(first: $n) { nodes { text author { name } } } }', {
      variables: { n: 50_000 },
    });
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({ reason: 'QUERY_TOO_COMPLEX' });
  });
});
