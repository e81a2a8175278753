import { afterAll, beforeAll, expect, it } from 'vitest';
import { collect } from './support/collect.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

it('an event keeps the names that a client gave, also those that the plan needs itself', async () => {
  const listener = collect(
    stage.connect(),
    'subscription { id: noteAdded { note { id: text key: id author { id: name __typename: id } } } }',
  );
  await stage.listening(1, 1);
  stage.world.events.append('1');
  await listener.has(1);
  expect(listener.results[0]).toEqual({
    data: { id: { note: { id: 'Note 1', key: '1', author: { id: 'Person p1', __typename: 'p1' } } } },
  });
});

it('a denied field under such a name is null with its error', async () => {
  const answer = await stage.ask('{ note(id: "1") { id: secret text author { id: name } } }');
  expect(answer.body.data).toEqual({ note: null });
  expect(answer.body.errors?.map(({ path }) => path)).toEqual([['note', 'id']]);
  const person = await stage.ask('{ note(id: "1") { author { id: email name } } }');
  expect(person.body.data).toEqual({ note: { author: { id: null, name: 'Person p1' } } });
});
