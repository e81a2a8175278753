// What a subgraph answers may be anything: it costs its own fields, and never the others or the process.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from './support/stage.ts';
import { setStageAnswering } from './support/stage-answering.ts';

let answer: unknown;
let stage: Stage;
beforeAll(async () => {
  stage = await setStageAnswering(() => answer);
});
afterAll(() => stage.strike());

const errorsOfAnyForm: [string, unknown][] = [
  ['null', [null]],
  ['a text', ['no']],
  ['a list', [[]]],
  ['a path that is no list', [{ message: 'no', path: 'whoAmI' }]],
  ['a path of objects', [{ message: 'no', path: [{ deep: true }, { deep: true }] }]],
  ['a path with a number where a name is', [{ message: 'no', path: [0, 'x', null] }]],
  ['extensions that are no object', [{ message: 'no', extensions: 7 }]],
  ['no message', [{}]],
  ['no list at all', { message: 'no' }],
];

describe('errors of a subgraph in a form of its own', () => {
  it.each(errorsOfAnyForm)(
    '%s: its field is null with an error, the others are there',
    async (_name, errors) => {
      answer = { data: { whoAmI: null }, errors };
      const own = await stage.ask('{ whoAmI note(id: "1") { text } }');
      expect(own).toMatchObject({ status: 200, body: { data: { whoAmI: null, note: { text: 'Note 1' } } } });
      answer = { data: null, errors };
      const whole = await stage.ask('{ whoAmI note(id: "1") { text } }');
      expect(whole.body.data).toEqual({ whoAmI: null, note: { text: 'Note 1' } });
      expect(whole.body.errors?.length).toBeGreaterThan(0);
    },
  );

  it.each(errorsOfAnyForm)('%s: of entities, too', async (_name, errors) => {
    const query = '{ note(id: "1") { text author { id mood } } things { __typename } me { name } }';
    for (const data of [
      null,
      {},
      { _entities: null },
      { _entities: [] },
      { _entities: [null] },
      { _entities: ['x'] },
    ]) {
      answer = { data, errors };
      const { status, body } = await stage.ask(query, {
        token: await stage.identity.token({ scopes: ['staff'] }),
      });
      expect([status, body.data]).toMatchObject([
        200,
        {
          note: { text: 'Note 1', author: { mood: null } },
          things: [{ __typename: 'Hall' }, { __typename: 'Vault' }],
        },
      ]);
    }
  });
});

describe('an answer without data and without an error', () => {
  it.each([
    ['null', { data: null }],
    ['a number', { data: 5 }],
    ['a list', { data: [] }],
    ['errors that are none', { data: null, errors: [] }],
  ])('%s: the field says that it did not come', async (_name, given) => {
    answer = given;
    const { body } = await stage.ask('{ whoAmI note(id: "1") { text } }');
    expect(body.data).toEqual({ whoAmI: null, note: { text: 'Note 1' } });
    expect(body.errors).toMatchObject([{ path: ['whoAmI'] }]);
  });
});
