import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { InvalidQuery } from '../errors/invalid-query.ts';
import { buildSupergraph } from '../supergraph/supergraph.ts';
import { hashOf } from '../trusted-documents/manifest.ts';
import { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';
import { OperationStore, operationBytes } from './operation-store.ts';

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

it('a name that is not there is told without those that are', () => {
  const messages = (query: string): string => {
    try {
      store.find({ query });
    } catch (error) {
      if (error instanceof InvalidQuery) return error.errors.map(({ message }) => message).join();
      throw error;
    }
    return 'found';
  };
  expect(messages('{ procedurs(first: 1) { totalCount } }')).toContain('"procedurs"');
  expect(messages('{ procedurs(first: 1) { totalCount } }')).not.toMatch(/did you mean/i);
});

it('documents are kept as far as there is room, and not only by their number', () => {
  const trusted = TrustedDocuments.none;
  const wide = { ...limits, tokens: 100_000 };
  const roomy = new OperationStore({ supergraph, limits: wide, isIntrospectionAllowed: false, trusted });
  const long = (index: number) => `{ __typename } # ${index} ${'x'.repeat(4_900_000)}`;
  for (let index = 0; index < 20; index += 1) roomy.find({ query: `{ __typename } # ${index}` });
  expect(roomy.cached.size).toBe(20);
  const sizes = Array.from({ length: 10 }, (_, index) => roomy.find({ query: long(index) }).bytes);
  expect(sizes[0]).toBeGreaterThan(9_800_000);
  expect(roomy.cached.size).toBe(Math.floor(operationBytes / (sizes[0] ?? 1)));
});

it('a document of many tokens is as heavy as what is read of it', () => {
  const bytesOf = (query: string) => store.find({ query }).bytes;
  expect(bytesOf(`{ __typename ${'... { __typename } '.repeat(4)} }`)).toBeGreaterThan(
    bytesOf('{ __typename }') + 4 * 4 * 400,
  );
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

it('one that is trusted is read once, whichever of its operations is asked for, or none of them', () => {
  const query = 'query A { __typename } query B { __typename }';
  class Trusting extends TrustedDocuments {
    override get all() {
      return new Map([[hashOf(query), query]]);
    }
  }
  const trusting = storeWith(new Trusting('allow', []));
  const find = (operationName?: string) =>
    trusting.find({ query, trustedHash: hashOf(query), operationName });
  const [first, second] = [find('A'), find('B')];
  expect([first, second].map(({ node }) => node.name?.value)).toEqual(['A', 'B']);
  expect(second.document).toBe(first.document);
  expect(find('A')).toBe(first);
  expect(() => find()).toThrow();
  expect(() => find('C')).toThrow();
  expect(find('A')).toBe(first);
});
