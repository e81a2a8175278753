import { readFileSync } from 'node:fs';
import { BreakingChangeType, buildSchema, findBreakingChanges } from 'graphql';
import { expect, test } from 'vitest';

const read = (path: string) =>
  buildSchema(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

/** What is promised and not offered yet. Everything else that differs would break a client written to the promise. */
const notOfferedYet = new Set<string>([
  BreakingChangeType.TYPE_REMOVED,
  BreakingChangeType.FIELD_REMOVED,
  BreakingChangeType.IMPLEMENTED_INTERFACE_REMOVED,
]);

function differences(): string[] {
  return findBreakingChanges(read('docs/contract/graph.graphql'), read('gateway/api.graphql'))
    .filter(({ type }) => !notOfferedYet.has(type))
    .map(({ description }) => description);
}

test('what the graph offers is as the contract promises it, in names, arguments and nullability', () => {
  expect(differences()).toEqual([]);
});
