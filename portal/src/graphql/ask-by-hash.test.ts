// @vitest-environment node
import { readFileSync } from 'node:fs';
import { cacheExchange, createClient, fetchExchange, gql } from '@urql/core';
import { expect, it } from 'vitest';
import { ViewerDocument } from '#generated/graphql/graphql.ts';
import { askByHash } from './ask-by-hash.ts';

const list = new URL('../generated/trusted-documents.json', import.meta.url);
const known = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;

type Body = {
  query?: string;
  operationName?: string;
  extensions?: { persistedQuery: { sha256Hash: string } };
};

function clientThatTells(bodies: Body[]) {
  return createClient({
    url: 'http://portal.test/graphql',
    preferGetMethod: false,
    exchanges: [askByHash, cacheExchange, fetchExchange],
    fetch: async (_url, init) => {
      bodies.push(JSON.parse(String(init?.body)) as Body);
      const answer = '{"data":{"me":null,"__typename":"Query"}}';
      return new Response(answer, { headers: { 'content-type': 'application/json' } });
    },
  });
}

it('the browser sends the hash of a generated document and no text, with type names for its cache', async () => {
  const bodies: Body[] = [];
  await clientThatTells(bodies).query(ViewerDocument, {});
  expect(bodies).toHaveLength(1);
  expect(bodies[0]?.query).toBeUndefined();
  expect(known[bodies[0]?.extensions?.persistedQuery.sha256Hash ?? '']).toContain('__typename');
});

it('asks the gateway once for what it asks twice, as without hashes', async () => {
  const bodies: Body[] = [];
  const client = clientThatTells(bodies);
  await client.query(ViewerDocument, {});
  await client.query(ViewerDocument, {});
  expect(bodies).toHaveLength(1);
});

it('sends the text of a document that was not generated', async () => {
  const bodies: Body[] = [];
  await clientThatTells(bodies).query(gql('{ me { citizen { id } } }'), {});
  expect(bodies[0]?.query).toContain('__typename');
  expect(bodies[0]?.extensions).toBeUndefined();
});
