import type { FormattedExecutionResult } from 'graphql';
import { sorted } from './world-object.ts';

/**
 * Two answers are the same when their data are equal and the same nulls have errors. A null that rises has one error
 * in one server; through a gateway it may have several, from several subgraphs, and which of several failing fields
 * is named depends on who answers first. So an error counts for the null that it ended in: its path up to the first
 * null of the data, once for each null. The same path twice is a fault.
 */
export function comparable({ data, errors = [] }: FormattedExecutionResult): string {
  const told = errors.map(({ path }) => JSON.stringify(path));
  const twice = told.filter((path, index) => told.indexOf(path) !== index);
  const paths = new Set(errors.map(({ path }) => JSON.stringify(nullAt(data ?? null, path))));
  return JSON.stringify({ data: sorted(data ?? null), errors: [...paths].sort(), twice }, null, 1);
}

function nullAt(data: unknown, path: readonly (string | number)[] | undefined) {
  if (!path) return 'an error without a place';
  let value: unknown = data;
  const place: (string | number)[] = [];
  for (const step of path) {
    if (value === null || value === undefined) break;
    value = (value as Record<string | number, unknown>)[step];
    place.push(step);
  }
  return value === null ? place : ['an error where there is no null', ...path];
}
