import { triedOperations } from '@city/stack/generate/tried-operations';
import { expect, test } from 'vitest';
import { exampleVariables } from '../../../portal/src/features/developers/example-variables.ts';
import { ask } from '../city/ask.ts';
import { CarefulListener } from '../city/live.ts';
import { establishmentId } from '../city/stays.ts';
import { waitFor } from '../city/wait-for.ts';

const operations = triedOperations();
type Tried = (typeof operations)[number];

async function run(operation: Tried) {
  const variables = exampleVariables(operation, new Date(), await establishmentId()) ?? {};
  const as = operation.as === 'anyone' ? undefined : operation.as;
  return ask(operation.document, { as, variables });
}

test.each(operations.filter(({ after }) => after === null))('$slug does what it says', async (operation) => {
  const { data, errors } = await run(operation);
  expect(errors).toBeUndefined();
  for (const answer of Object.values(data ?? {})) expect(answer).not.toBeNull();
  const rows = (data as { declareStays?: { errors: unknown[] }[] }).declareStays ?? [];
  for (const { errors: wrong } of rows) expect(wrong).toEqual([]);
});

test.each(operations.filter(({ after }) => after !== null))('$slug hears what happens', async (operation) => {
  const cause = operations.find(({ slug }) => slug === operation.after);
  if (!cause) throw new Error(`${operation.slug} names ${operation.after}, which there is not.`);
  const field = operation.document.match(/\{\s*(\w+)/)?.[1] ?? '';
  const listener = new CarefulListener({ field, document: operation.document });
  // Listening has begun once something is heard: what happened before may have come too early.
  await waitFor('something to be heard', async () => {
    expect((await run(cause)).errors).toBeUndefined();
    expect(listener.failures).toEqual([]);
    return listener.events.length > 0;
  });
  await listener.close();
});
