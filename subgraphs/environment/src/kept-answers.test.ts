import { CacheHints } from '@city/kit/subgraph/cache-hints';
import { getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { buildSubgraph } from './schema.ts';

const { schema } = await buildSubgraph();
const hints = new CacheHints(schema);

function publicSeconds(query: string): number {
  const document = parse(query);
  const definition = getOperationAST(document);
  if (!definition) throw new Error('There is no operation.');
  return hints.publicSeconds({ document, definition });
}

test.each([
  '{ stations { id code kind commune name { vi en } location { latitude longitude } } }',
  '{ station(code: "A-1") { code parameters { code unit name { vi } limits { standard maximum } } } }',
  '{ parameters { code unit limits { standard validFrom } } }',
])('what stations are is kept for all, for a minute: %s', (query) => {
  expect(publicSeconds(query)).toBe(60);
});

test.each([
  'status',
  'lastMeasuredAt',
  'latest { value }',
  'index { value }',
  'series(parameter: "PM10", from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { mean }',
])('what they measure is never older than it is, since pages follow it live from there: %s', (field) => {
  expect(publicSeconds(`{ stations { code ${field} } }`)).toBe(0);
  expect(
    publicSeconds(
      `query($r: [_Any!]!) { _entities(representations: $r) { ... on Station { code ${field} } } }`,
    ),
  ).toBe(0);
});
