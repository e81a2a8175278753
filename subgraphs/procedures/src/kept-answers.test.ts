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

const row = 'id code level serviceLevel processingDays fee name { vi en } field { code name { vi } }';

test.each([
  ['a search', `{ procedures(search: "khai sinh") { nodes { ${row} } totalCount pageInfo { endCursor } } }`],
  ['the fields', '{ procedureFields { code procedureCount name { vi en } } }'],
  [
    'a page',
    `{ procedure(code: "1.001") { ${row} version requiredDocuments { code mandatory name { vi } } } }`,
  ],
  ['the agency of one', '{ procedure(code: "1.001") { id agency { __typename id } } }'],
])('%s in the catalogue is kept for all, for a minute', (_name, query) => {
  expect(publicSeconds(query)).toBe(60);
});

test('what an organisation offers is read each time (the control)', () => {
  expect(
    publicSeconds(
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on Organization { procedures { code } } } }',
    ),
  ).toBe(0);
});
