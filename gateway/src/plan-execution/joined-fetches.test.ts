import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { answerEntities, questionsIn } from './testing/answer-entities.ts';
import {
  type Asked,
  entityFetch,
  executable,
  flatten,
  rootFetch,
  runAgain,
  runPlan,
} from './testing/run-plan.ts';

const note = { __typename: 'Note', id: 'n', author: { __typename: 'Person', id: 'p' } };
const top = rootFetch('notes', '{top{__typename id author{__typename id}}}');
const text = entityFetch('people', 'Note', '{text}');
const name = entityFetch('people', 'Person', '{name}');

const together = (...fetches: PlanNode[]): PlanNode => ({
  kind: 'Sequence',
  nodes: [top, { kind: 'Parallel', nodes: fetches }],
});
const both = together(flatten('top', text), flatten('top.author', name));

const answers = (question: Asked) =>
  question.service === 'notes' ? { data: { top: note } } : answerEntities(question);
const ofPeople = (asked: readonly Asked[]) => asked.filter(({ service }) => service === 'people');

describe('what a plan wants of one subgraph at once', () => {
  it('is one request, and each fetch has its own answer', async () => {
    const { data, asked } = await runPlan(both, answers);
    expect(ofPeople(asked)).toHaveLength(1);
    expect(questionsIn(ofPeople(asked)[0]?.query ?? '').map(({ fields }) => fields)).toEqual([
      ['text'],
      ['name'],
    ]);
    expect(data.top.text).toBe('Note n text');
    expect(data.top.author.name).toBe('Person p name');
  });

  it('is not waited for if it comes later', async () => {
    const { asked } = await runPlan(
      { kind: 'Sequence', nodes: [top, flatten('top', text), flatten('top.author', name)] },
      answers,
    );
    expect(ofPeople(asked)).toHaveLength(2);
  });

  it('is one request for each subgraph', async () => {
    const elsewhere = entityFetch('others', 'Person', '{email}');
    const { asked, data } = await runPlan(
      together(flatten('top', text), flatten('top.author', elsewhere)),
      answers,
    );
    expect(asked.map(({ service }) => service).sort()).toEqual(['notes', 'others', 'people']);
    expect(data.top.author.email).toBe('Person p email');
  });

  it('has the variables of all, each once, and fragments of one name beside each other', async () => {
    const withVariables = (type: string, field: string): FetchNode => ({
      ...entityFetch('people', type, ''),
      operation: `query($representations:[_Any!]! $more:Boolean!){_entities(representations:$representations){...on ${type}{...F}}}fragment F on ${type}{${field}@include(if:$more)}`,
      variableUsages: ['representations', 'more'],
    });
    const { asked } = await runPlan(
      together(
        flatten('top', withVariables('Note', 'text')),
        flatten('top.author', withVariables('Person', 'name')),
      ),
      (question) =>
        question.service === 'notes'
          ? { data: { top: note } }
          : { data: { _entities0: [{}], _entities1: [{}] } },
      { more: true },
    );
    const [question] = ofPeople(asked);
    expect(question?.variables).toMatchObject({ more: true });
    expect(question?.query.match(/\$more:Boolean!/g)).toHaveLength(1);
    expect(parse(question?.query ?? '').definitions).toHaveLength(3);
    expect(question?.query).toContain('fragment F_0 on Note{text@include(if:$more)}');
    expect(question?.query).toContain('fragment F_1 on Person{name@include(if:$more)}');
  });

  it('stays apart where a client has a variable of a name that it would need', async () => {
    const own = { ...name, variableUsages: ['_representations0'] };
    const { asked } = await runPlan(together(flatten('top', text), flatten('top.author', own)), answers);
    expect(ofPeople(asked)).toHaveLength(2);
  });

  it('is several requests where it is much', async () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      flatten('top', entityFetch('people', 'Note', `{field${index}:text}`)),
    );
    const { asked, data } = await runPlan(together(...many), answers);
    expect(ofPeople(asked)).toHaveLength(2);
    expect(data.top).toMatchObject({ field0: 'Note n field0', field8: 'Note n field8' });
  });
});

it('what is long goes apart: a subgraph, or what stands before it, may take no longer request', async () => {
  const people = Array.from({ length: 1_000 }, (_, index) => ({
    __typename: 'Person',
    id: `${index}`.padStart(20, '0'),
  }));
  const friends = {
    kind: 'Sequence' as const,
    nodes: [
      rootFetch('notes', '{top{__typename id author{__typename id}} notes{author{__typename id}}}'),
      {
        kind: 'Parallel' as const,
        nodes: [
          flatten('notes.@.author', entityFetch('people', 'Person', '{name}')),
          flatten('notes.@.author', entityFetch('people', 'Person', '{email}')),
          flatten('top', text),
          flatten('top.author', entityFetch('people', 'Person', '{nick:name}')),
        ],
      },
    ],
  };
  const { data, asked } = await runPlan(friends, (question) =>
    question.service === 'notes'
      ? { data: { top: note, notes: people.map((author) => ({ author })) } }
      : answerEntities(question),
  );
  const sizes = ofPeople(asked).map(({ query }) => questionsIn(query).length);
  expect(sizes.sort()).toEqual([1, 1, 2]);
  expect(data.top).toMatchObject({ text: 'Note n text', author: { nick: 'Person p nick' } });
  expect(data.notes[999].author).toMatchObject({
    name: expect.stringContaining('999'),
    email: expect.any(String),
  });
});

describe('what goes wrong with one of them', () => {
  const run = (answer: (question: Asked) => ReturnType<typeof answers> | { failure: { message: string } }) =>
    runPlan(both, (question) => (question.service === 'notes' ? { data: { top: note } } : answer(question)));

  it('is told at its place alone', async () => {
    const { run: made, data } = await run((question) => ({
      data: { ...answerEntities(question).data, _entities1: [{ name: null }] },
      errors: [{ message: 'no name', path: ['_entities1', 0, 'name'] } as never],
    }));
    expect(made.errors.map(({ path }) => path)).toEqual([['top', 'author', 'name']]);
    expect(made.failures.size).toBe(0);
    expect(data.top.text).toBe('Note n text');
  });

  it('an entity that is not there leaves the other', async () => {
    const { run: made, data } = await run((question) => ({
      data: { ...answerEntities(question).data, _entities0: [null] },
      errors: [{ message: 'no note', path: ['_entities0', 0] } as never],
    }));
    expect(new Set([...made.failures.values()].flat().flatMap(({ keys }) => [...keys]))).toEqual(
      new Set(['text']),
    );
    expect(data.top.author.name).toBe('Person p name');
  });

  it('an error without a place is told once', async () => {
    const { run: made } = await run((question) => ({
      ...answerEntities(question),
      errors: [{ message: 'by the way' } as never],
    }));
    expect(made.errors.map(({ message }) => message)).toEqual(['by the way']);
  });

  it('and takes all with it, is asked alone again, so that it costs its own fields only', async () => {
    const {
      run: made,
      data,
      asked,
    } = await run((question) => {
      const questions = questionsIn(question.query);
      const isRefused = questions.some(({ fields }) => fields.includes('name'));
      return isRefused
        ? { data: null as never, errors: [{ message: 'not that', path: [questions.at(-1)?.key] } as never] }
        : answerEntities(question);
    });
    expect(ofPeople(asked)).toHaveLength(3);
    expect(data.top.text).toBe('Note n text');
    expect([...made.failures.values()].flat().map(({ keys }) => [...keys])).toEqual([['name']]);
  });

  it('a subgraph that does not answer is not asked again, and all its fields say so', async () => {
    const { run: made, asked } = await run(() => ({ failure: { message: 'down' } }));
    expect(ofPeople(asked)).toHaveLength(1);
    expect([...made.failures.values()].flat().map(({ error }) => error?.message)).toEqual(['down', 'down']);
  });

  it('a subgraph that never answers several at once is not asked for several any more', async () => {
    const plan = executable(both);
    const requests: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      const { asked, data } = await runAgain(plan, (question) => {
        const isTooMuch = questionsIn(question.query).length > 1;
        return isTooMuch ? { data: null, errors: [{ message: 'too much' } as never] } : answers(question);
      });
      expect(data.top).toMatchObject({ text: 'Note n text', author: { name: 'Person p name' } });
      requests.push(ofPeople(asked).length);
    }
    expect(requests).toEqual([3, 3, 3, 2]);
  });

  it('a subgraph that answers nothing for a while, asked for one or for several, is asked for several again', async () => {
    const plan = executable(both);
    for (let time = 0; time < 5; time += 1)
      await runAgain(plan, (question) =>
        question.service === 'notes'
          ? answers(question)
          : { data: null, errors: [{ message: 'busy' } as never] },
      );
    const { asked } = await runAgain(plan, answers);
    expect(ofPeople(asked)).toHaveLength(1);
  });
});
