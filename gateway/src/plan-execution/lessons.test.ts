import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { answerEntities } from './testing/answer-entities.ts';
import { type Asked, entityFetch, flatten, rootFetch, runPlan } from './testing/run-plan.ts';

const person = (id: string, name: unknown) => ({ __typename: 'Person', id, name });
const me = rootFetch('people', '{me{__typename id name}}');
const notes = rootFetch('notes', '{notes{author{__typename id}}}');
const authorsName = flatten('notes.@.author', entityFetch('people', 'Person', '{name}'));

async function run(first: PlanNode, then: PlanNode = authorsName, name: unknown = 'known') {
  const { asked, data } = await runPlan(
    { kind: 'Sequence', nodes: [first, notes, then] },
    (question: Asked) => {
      if (question.query.includes('_entities')) return answerEntities(question);
      if (question.query.includes('key:id'))
        return { data: { me: { __typename: 'Person', key: '1', name } } };
      return question.service === 'people'
        ? { data: { me: { ...person('1', name), friend: person('2', 'a friend'), email: 'e' } } }
        : { data: { notes: ['1', '2', '3'].map((id) => ({ author: { __typename: 'Person', id } })) } };
    },
  );
  const told = asked.filter(({ query }) => query.includes('_entities'));
  return {
    representations: told.flatMap(({ variables }) =>
      (variables.representations as { id: string }[]).map(({ id }) => id),
    ),
    names: data.notes.map(({ author }: { author: { name: string } }) => author.name),
  };
}

describe('what a subgraph has told of an entity', () => {
  it('it is not asked again', async () => {
    const { representations, names } = await run(me);
    expect(representations).toEqual(['2', '3']);
    expect(names).toEqual(['known', 'Person 2 name', 'Person 3 name']);
  });

  it('counts wherever in an answer it stands', async () => {
    const withFriend = rootFetch('people', '{me{__typename id name friend{__typename id name}}}');
    const { representations, names } = await run(withFriend);
    expect(representations).toEqual(['3']);
    expect(names).toEqual(['known', 'a friend', 'Person 3 name']);
  });

  it('is not taken where one name stands for different arguments, by the type of what it lies in', async () => {
    const first = rootFetch(
      'people',
      '{item{... on Note{author{__typename id name}} ... on Report{author{__typename id name:name(short:true)}}}}',
    );
    const { data } = await runPlan({ kind: 'Sequence', nodes: [first, notes, authorsName] }, (question) => {
      if (question.query.includes('_entities')) return answerEntities(question);
      return question.service === 'people'
        ? { data: { item: { author: person('1', 'short') } } }
        : { data: { notes: [{ author: { __typename: 'Person', id: '1' } }] } };
    });
    expect(data.notes[0].author.name).toBe('Person 1 name');
  });

  it.each<[string, FetchNode, PlanNode?, unknown?]>([
    ['another field', rootFetch('people', '{me{__typename id email}}')],
    ['the field under the name of another', rootFetch('people', '{me{__typename id name:email}}')],
    ['other arguments', rootFetch('people', '{me{__typename id name(short:true)}}')],
    [
      'only some of the fields',
      me,
      flatten('notes.@.author', entityFetch('people', 'Person', '{name email}')),
    ],
    ['a null, which may be an error that each place has to tell', me, undefined, null],
    ['a list with such a null', me, undefined, [['a'], [null]]],
    ['another subgraph', rootFetch('others', '{me{__typename id name}}')],
    ['an object of which the key was not asked', rootFetch('people', '{me{__typename name key:id}}')],
    [
      'a mutation, after which nothing counts that was known',
      rootFetch('people', 'mutation{me{__typename id name}}', { operationKind: OperationTypeNode.MUTATION }),
    ],
  ])('is no answer to it: %s', async (_what, first, then, name) => {
    const { representations } = await run(first, then, name);
    expect(representations).toContain('2');
    expect(representations).toHaveLength(3);
  });
});
