import type { GraphQLFormattedError } from 'graphql';
import { expect, it } from 'vitest';
import { EntityErrors } from './entity-errors.ts';
import { PlanRun } from './plan-run.ts';
import { entityFetch, executable, flatten } from './testing/run-plan.ts';

const count = 1_000;

/** A run whose answer counts how often it is looked through. */
function runOver(notes: object[]) {
  const run = new PlanRun({}, () => Promise.reject(new Error('nobody is asked')));
  let looks = 0;
  Object.defineProperty(run.data, 'notes', {
    enumerable: true,
    get: () => {
      looks += 1;
      return notes;
    },
  });
  return { run, looks: () => looks };
}

function placed(errorCount: number) {
  const notes = Array.from({ length: count }, (_, index) => ({
    __typename: 'Note',
    id: String(index),
    text: null,
  }));
  const { run, looks } = runOver(notes);
  const [fetch] = executable(flatten('notes.@', entityFetch('people', 'Note', '{text}'))).fetches;
  if (!fetch) throw new Error('The plan has no fetch.');
  const errors = Array.from(
    { length: errorCount },
    (_, index): GraphQLFormattedError => ({ message: `no ${index}`, path: ['_entities', index, 'text'] }),
  );
  new EntityErrors(fetch, run).placeEach(
    errors,
    notes.map((note) => [note]),
    notes,
  );
  return { run, notes, looks };
}

it('each error of a list is put at its place', () => {
  const { run } = placed(count);
  expect(run.errors.map(({ message, path }) => [message, path])).toEqual(
    Array.from({ length: count }, (_, index) => [`no ${index}`, ['notes', index, 'text']]),
  );
});

it('the answer is looked through once for all errors, not once for each', () => {
  expect(placed(count).looks()).toBe(placed(1).looks());
});

it('what went wrong with an object is found without looking at all errors again', () => {
  const { run, notes, looks } = placed(count);
  const before = looks();
  for (const [index, note] of notes.entries()) expect(run.causeIn(note)?.message).toBe(`no ${index}`);
  expect(looks() - before).toBe(count);
  run.addError({ message: 'one more' }, ['notes', 0, 'text']);
  expect(notes[0] && run.causeIn(notes[0])?.message).toBe('no 0');
});
