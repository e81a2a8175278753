import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { buildSupergraph } from '../supergraph/supergraph.ts';
import { hashOf } from '../trusted-documents/manifest.ts';
import { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import { OperationStore } from './operation-store.ts';

const supergraph = buildSupergraph(
  readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8'),
);
const limits = { tokens: 100, depth: 10, aliases: 15, directives: 5, rootFields: 5, cost: 1_000 };
const storeWith = (trusted: TrustedDocuments) =>
  new OperationStore({ supergraph, limits, isIntrospectionAllowed: false, trusted });

let store: OperationStore;
beforeEach(() => {
  store = storeWith(TrustedDocuments.none);
});

it('the name of an operation can not stand for the beginning of another document', () => {
  const [begin, end] = ['query A { __typename }', 'query B { __typename }'];
  expect(store.find({ query: `${begin}\n${end}`, operationName: 'A' }).node.name?.value).toBe('A');
  expect(() => store.find({ query: end, operationName: `A\n${begin}` })).toThrow();
});

it('a document of few tokens is refused where it is long by its comments, blanks or strings', () => {
  const padded = (characters: number) => `{ __typename } #${'x'.repeat(characters - 16)}`;
  expect(store.find({ query: padded(5_000) }).node.operation).toBe('query');
  for (const query of [padded(5_001), `{ __typename }${' '.repeat(5_000)}`]) {
    expect(() => store.find({ query })).toThrow(expect.objectContaining({ reason: 'QUERY_TOO_COMPLEX' }));
  }
  expect(store.cached.size).toBe(1);
});

it('one that is trusted may be as long as it was written', () => {
  const query = `{ __typename } #${'x'.repeat(10_000)}`;
  class Trusting extends TrustedDocuments {
    override documentOf(hash: string) {
      return hash === hashOf(query) ? query : undefined;
    }
  }
  expect(storeWith(new Trusting('allow', [])).find({ query }).isTrusted).toBe(true);
});
