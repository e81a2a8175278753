// @vitest-environment node
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gql, stringifyDocument } from '@urql/core';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { AirNowDocument } from '#generated/air/graphql.ts';
import { ViewerDocument } from '#generated/graphql/graphql.ts';
import { requestOf } from './trusted-document.ts';

const list = new URL('../generated/trusted-documents.json', import.meta.url);
const known = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;

it.each([
  ['a page', ViewerDocument],
  ['the home page, which has a file of its own', AirNowDocument],
])('a document of %s is asked for by a hash that the gateway’s list holds', (_name, document) => {
  const { query, extensions } = requestOf(document as never);
  expect(query).toBe('');
  expect(known[extensions?.persistedQuery.sha256Hash ?? '']).toMatch(/^(query|fragment) /);
});

it('each hash of the list is that of its document, and each document can be read', () => {
  expect(Object.keys(known).length).toBeGreaterThan(10);
  for (const [hash, document] of Object.entries(known)) {
    expect(createHash('sha256').update(document).digest('hex')).toBe(hash);
    expect(() => parse(document)).not.toThrow();
  }
});

it('a document that was not generated is asked for by its text', () => {
  const document = gql('{ __typename }');
  expect(requestOf(document)).toEqual({ query: stringifyDocument(document) });
});
