import { buildSchema, type FragmentDefinitionNode, getOperationAST, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Entity, isEntity } from '../plan-execution/entity.ts';
import { PlanRun } from '../plan-execution/plan-run.ts';
import { rootFetch, runPlan } from '../plan-execution/testing/run-plan.ts';
import { AnswerShape, dataIn } from './answer-shape.ts';

const schema = buildSchema(`
  type Query { note: Note notes: [Note!] strict: Note! items: [Item] }
  union Item = Note | Person
  type Note { id: ID! text: String author: Person! kind: Kind words: [Int!] }
  type Person { id: ID! name: String! }
  enum Kind { LONG SHORT }
`);

function completed(query: string, data: Entity, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation.');
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const shape = new AnswerShape({ schema, operation, fragments, denied: new Map() });
  const run = () => {
    const made = new PlanRun(variables, async () => ({ data: null }));
    Object.assign(made.data, structuredClone(data));
    return made;
  };
  const whole = shape.text(run());
  const text = whole && dataIn(whole);
  const answer = shape.complete(run());
  // Both ways of making an answer make the same.
  if (text !== undefined) expect(JSON.parse(text)).toEqual(answer.data);
  if (text !== undefined) expect(text).toBe(JSON.stringify(answer.data));
  return { text, data: answer.data, paths: answer.errors.map(({ path }) => path?.join('.')) };
}

const note = { id: '1', text: 'a "text"\n', author: { id: 'p', name: 'Nguyễn \ud83d\ude00' }, kind: 'LONG' };

describe('an answer with nothing amiss', () => {
  it('is written as text: aliases, fragments, lists, nulls, names of types', () => {
    const { text } = completed(
      `{ one: note { ...N __typename } notes { id text } items { ... on Note { id } ... on Person { name } } }
       fragment N on Note { ...M author { id } }
       fragment M on Note { text author { name } words }`,
      {
        one: note,
        notes: [note, { ...note, text: null }],
        items: [{ __typename: 'Person', id: 'p', name: 'x' }, null, { __typename: 'Note', ...note }],
      },
    );
    expect(JSON.parse(text ?? '')).toEqual({
      one: { text: note.text, author: note.author, words: null, __typename: 'Note' },
      notes: [
        { id: '1', text: note.text },
        { id: '1', text: null },
      ],
      items: [{ name: 'x' }, null, { id: '1' }],
    });
  });

  it('has what @skip and @include leave in it, by each value of their variables', () => {
    const query = 'query($a: Boolean!) { note { id @skip(if: $a) text @include(if: $a) } }';
    expect(completed(query, { note }, { a: true }).text).toBe(
      `{"note":{"text":${JSON.stringify(note.text)}}}`,
    );
    expect(completed(query, { note }, { a: false }).text).toBe('{"note":{"id":"1"}}');
  });
});

describe('null', () => {
  it.each([
    [
      'rises to the next field that may be null',
      '{ note { author { name } } }',
      { note: { author: { name: null } } },
      { note: null },
      ['note.author.name'],
    ],
    [
      'takes a list along whose items may not be null',
      '{ notes { author { id } } }',
      { notes: [note, { author: null }] },
      { notes: null },
      ['notes.1.author'],
    ],
    [
      'takes everything along',
      '{ strict { id } note { id } }',
      { strict: { id: null }, note },
      null,
      ['strict.id'],
    ],
  ])('%s', (_name, query, data, expected, paths) => {
    const answer = completed(query, data);
    expect(answer.text).toBeUndefined();
    expect(answer.data).toEqual(expected);
    expect(answer.paths).toEqual(paths);
  });
});

describe('what the client does not know does not leave', () => {
  it.each([
    [
      'a value of an enum',
      '{ note { kind } }',
      { note: { kind: 'HIDDEN' } },
      { note: { kind: null } },
      ['note.kind'],
    ],
    [
      'an object of a type',
      '{ items { __typename } }',
      { items: [{ __typename: 'Hidden' }] },
      { items: [null] },
      ['items.0'],
    ],
    ['an object where a list belongs', '{ notes { id } }', { notes: note }, { notes: null }, ['notes']],
    [
      'a text where a number belongs',
      '{ note { words } }',
      { note: { words: ['x'] } },
      { note: { words: null } },
      ['note.words.0'],
    ],
  ])('%s', (_name, query, data, expected, paths) => {
    const answer = completed(query, data);
    expect(answer.data).toEqual(expected);
    expect(answer.paths).toEqual(paths);
  });
});

it('the schema is told by the gateway itself, beside what subgraphs tell', () => {
  const { text } = completed('{ __schema { queryType { name } } note { id } __typename }', { note });
  expect(JSON.parse(text ?? '')).toEqual({
    __schema: { queryType: { name: 'Query' } },
    note: { id: '1' },
    __typename: 'Query',
  });
});

it('a field that a failed fetch should have brought says so, and where it may not be null it rises', () => {
  const document = parse('{ note { text author { name } } }');
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation.');
  const shape = new AnswerShape({ schema, operation, fragments: new Map(), denied: new Map() });
  const run = new PlanRun({}, async () => ({ data: null }));
  run.data.note = { id: '1', author: { id: 'p' } };
  const error = { message: 'down', extensions: { code: 'UPSTREAM_UNAVAILABLE' } };
  const { author } = run.data.note as { author: unknown };
  if (isEntity(author)) run.fail([author], { keys: new Set(['name']), error });
  expect(shape.text(run)).toBeUndefined();
  const { data, errors } = shape.complete(run);
  expect(data).toEqual({ note: null });
  expect(errors).toMatchObject([{ message: 'down', path: ['note', 'author', 'name'] }]);
});

it('says once why nothing is there: a field that may not be null took the others of its fetch along', async () => {
  const document = parse('{ note { id } strict { id } }');
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation.');
  const { run } = await runPlan(rootFetch('notes', '{note{id} strict{id}}'), () => ({
    data: null,
    errors: [{ message: 'not yours', path: ['strict', 'id'] } as never],
  }));
  const answer = new AnswerShape({ schema, operation, fragments: new Map(), denied: new Map() }).complete(
    run,
  );
  expect(answer.data).toBeNull();
  expect(answer.errors.map(({ message, path }) => [message, path])).toEqual([
    ['not yours', ['strict', 'id']],
  ]);
});
