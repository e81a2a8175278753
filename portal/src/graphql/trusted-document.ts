import { stringifyDocument, type TypedDocumentNode } from '@urql/core';

type PersistedQuery = { persistedQuery: { version: 1; sha256Hash: string } };

/** A document is asked for by the hash that was written into it when it was generated, and which the gateway trusts. */
export function hashExtension(document: object): PersistedQuery | undefined {
  const hash = (document as { __meta__?: { hash?: string } }).__meta__?.hash;
  return hash === undefined ? undefined : { persistedQuery: { version: 1, sha256Hash: hash } };
}

/** What is sent for a document: its hash, or the text of one that was not generated. */
export function requestOf<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
): { query: string; extensions?: PersistedQuery } {
  const extensions = hashExtension(document);
  return extensions ? { query: '', extensions } : { query: stringifyDocument(document) };
}
