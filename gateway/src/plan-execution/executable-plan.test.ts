import { describe, expect, it } from 'vitest';
import { type Asked, entityFetch, flatten, rootFetch, runPlan } from './testing/run-plan.ts';

const notes = rootFetch('notes', '{notes{id author{__typename id}}}');
const people = entityFetch('people', 'Person', '{name}');
const threeNotes = {
  notes: ['1', '2', '1'].map((id, index) => ({ id: String(index), author: { __typename: 'Person', id } })),
};

const named = ({ variables }: Asked) => ({
  data: {
    _entities: (variables.representations as { id: string }[]).map(({ id }) => ({ name: `Person ${id}` })),
  },
});

describe('entities', () => {
  it('are asked for once each, and fill every place in which they are', async () => {
    const { data, asked } = await runPlan(
      { kind: 'Sequence', nodes: [notes, flatten('notes.@.author', people)] },
      (question) => (question.service === 'notes' ? { data: threeNotes } : named(question)),
    );
    expect(asked[1]?.variables).toEqual({
      representations: [
        { __typename: 'Person', id: '1' },
        { __typename: 'Person', id: '2' },
      ],
    });
    expect(data.notes.map((note: { author: unknown }) => note.author)).toEqual([
      { __typename: 'Person', id: '1', name: 'Person 1' },
      { __typename: 'Person', id: '2', name: 'Person 2' },
      { __typename: 'Person', id: '1', name: 'Person 1' },
    ]);
  });

  it('that two fetches want side by side are one request, and what was asked before is not asked again', async () => {
    const top = rootFetch('notes', '{top{id author{__typename id}}}');
    const { data, asked } = await runPlan(
      {
        kind: 'Sequence',
        nodes: [
          { kind: 'Parallel', nodes: [notes, top] },
          {
            kind: 'Parallel',
            nodes: [flatten('notes.@.author', people), flatten('top.author', people)],
          },
        ],
      },
      (question) => {
        if (question.service === 'people') return named(question);
        return question.query.includes('top')
          ? { data: { top: { id: '9', author: { __typename: 'Person', id: '3' } } } }
          : { data: threeNotes };
      },
    );
    expect(asked.filter(({ service }) => service === 'people')).toHaveLength(1);
    expect(data.top.author.name).toBe('Person 3');
    expect(data.notes[1].author.name).toBe('Person 2');
  });

  it('get each a copy where another fetch fills the same objects', async () => {
    const details = (service: string, field: string) =>
      flatten('notes.@.author', entityFetch(service, 'Person', `{friend{${field}}}`, ['id', 'seat']));
    const seated = rootFetch('notes', '{notes{author{__typename id seat}}}');
    const friends = entityFetch('people', 'Person', '{friend{id}}');
    const { data } = await runPlan(
      { kind: 'Sequence', nodes: [seated, flatten('notes.@.author', friends), details('seats', 'name')] },
      ({ service, variables }) => {
        // Two notes of one author, who sits elsewhere for each.
        if (service === 'notes') {
          const author = (seat: number) => ({ __typename: 'Person', id: '1', seat });
          return { data: { notes: [{ author: author(1) }, { author: author(2) }] } };
        }
        if (service === 'people') return { data: { _entities: [{ friend: { id: 'f' } }] } };
        return {
          data: {
            _entities: (variables.representations as { seat: number }[]).map(({ seat }) => ({
              friend: { name: `at seat ${seat}` },
            })),
          },
        };
      },
    );
    expect(data.notes.map((note: { author: { friend: unknown } }) => note.author.friend)).toEqual([
      { id: 'f', name: 'at seat 1' },
      { id: 'f', name: 'at seat 2' },
    ]);
  });

  it('of which something that is required did not come are not asked for', async () => {
    const { asked, data } = await runPlan(
      { kind: 'Sequence', nodes: [notes, flatten('notes.@.author', people)] },
      ({ service }) =>
        service === 'notes' ? { data: { notes: [{ author: { __typename: 'Person' } }] } } : { data: {} },
    );
    expect(asked).toHaveLength(1);
    expect(data.notes[0].author).toEqual({ __typename: 'Person' });
  });
});

describe('a condition', () => {
  it.each([
    [true, ['notes', 'people']],
    [false, ['notes']],
  ])('that is %s', async (value, services) => {
    const { asked } = await runPlan(
      {
        kind: 'Sequence',
        nodes: [notes, { kind: 'Condition', condition: 'more', ifClause: flatten('notes.@.author', people) }],
      },
      (question) => (question.service === 'notes' ? { data: threeNotes } : named(question)),
      { more: value },
    );
    expect(asked.map(({ service }) => service)).toEqual(services);
  });
});

describe('what goes wrong', () => {
  const plan = { kind: 'Sequence' as const, nodes: [notes, flatten('notes.@.author', people)] };

  it('with an entity is told at each place of it', async () => {
    const { run } = await runPlan(plan, (question) =>
      question.service === 'notes'
        ? { data: threeNotes }
        : {
            data: { _entities: [{ name: null }, { name: 'x' }] },
            errors: [{ message: 'no name', path: ['_entities', 0, 'name'] } as never],
          },
    );
    expect(run.errors.map(({ path }) => path)).toEqual([
      ['notes', 0, 'author', 'name'],
      ['notes', 2, 'author', 'name'],
    ]);
  });

  it('with the number of entities gives nobody those of others, also where several fetches asked at once', async () => {
    const top = rootFetch('notes', '{top{id author{__typename id}}}');
    const { data, run } = await runPlan(
      {
        kind: 'Sequence',
        nodes: [
          { kind: 'Parallel', nodes: [notes, top] },
          { kind: 'Parallel', nodes: [flatten('notes.@.author', people), flatten('top.author', people)] },
        ],
      },
      ({ service, query }) => {
        // Three were asked for. One is as many as the second fetch wants.
        if (service === 'people') return { data: { _entities: [{ name: 'Person 1' }] } };
        return query.includes('top')
          ? { data: { top: { id: '9', author: { __typename: 'Person', id: '3' } } } }
          : { data: threeNotes };
      },
    );
    expect(data.top.author).toEqual({ __typename: 'Person', id: '3' });
    expect(data.notes[0].author.name).toBeUndefined();
    expect(run.failures.size).toBe(3);
  });

  it('with a whole subgraph is kept for the fields that it would have brought', async () => {
    const { run } = await runPlan(plan, (question) =>
      question.service === 'notes' ? { data: threeNotes } : { failure: { message: 'down' } },
    );
    expect(run.errors).toEqual([]);
    expect(run.failures.size).toBe(2);
    expect([...run.failures.values()].flat().every(({ keys }) => keys.has('name'))).toBe(true);
  });
});

it('names that every object has by birth are fields like others', async () => {
  const { data } = await runPlan(
    {
      kind: 'Sequence',
      nodes: [
        rootFetch('notes', '{constructor:top{__typename id}}'),
        flatten('constructor', entityFetch('people', 'Note', '{toString:text}')),
        flatten('valueOf', people),
      ],
    },
    ({ service }) =>
      service === 'notes'
        ? { data: { constructor: { __typename: 'Note', id: '1' } } }
        : { data: { _entities: [{ toString: 'a text' }] } },
  );
  expect(data).toEqual({ constructor: { __typename: 'Note', id: '1', toString: 'a text' } });
});
