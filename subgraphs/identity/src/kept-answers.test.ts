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
const entity = (fields: string) =>
  publicSeconds(`query($r: [_Any!]!) { _entities(representations: $r) { ... on ${fields} } }`);

test('an organisation that others name is kept for all, for a minute', () => {
  expect(entity('Organization { id code name { vi en } kind }')).toBe(60);
});

test.each([
  'Organization { name { vi } members { roles } }',
  'Citizen { id fullName }',
  'Citizen { nationalId }',
  'ServiceClient { id }',
])('nothing of people and programs is, nor what stands under a rule: %s', (fields) => {
  expect(entity(fields)).toBe(0);
});

test.each([
  '{ organizations { name { vi } } }',
  '{ organization(id: "1") { name { vi } } }',
  '{ me { scopes } }',
])('who administers organisations sees a change at once: %s', (query) => {
  expect(publicSeconds(query)).toBe(0);
});
