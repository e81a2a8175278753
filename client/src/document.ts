import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { type DocumentNode, parse, print } from 'graphql';

/** A document with its types, as GraphQL Code Generator makes it (nodes or strings), or plain text. */
export type TypedDocument<Data, Variables> =
  | (DocumentTypeDecoration<Data, Variables> & (DocumentNode | { toString(): string }))
  | string;

export function textOf(document: TypedDocument<unknown, never>): string {
  if (typeof document === 'string') return document;
  return 'kind' in document ? print(document) : document.toString();
}

/** Whether it writes, wherever in the document the operation stands. Throws GraphQLError for what is no document. */
export const isMutation = (text: string): boolean =>
  parse(text, { noLocation: true }).definitions.some(
    (definition) => definition.kind === 'OperationDefinition' && definition.operation === 'mutation',
  );

const referenceNames = ['idempotencyKey', 'clientReference', 'sourceReference'];

/**
 * Whether a mutation may be sent again when its answer was lost: all that it writes carries a reference by which the
 * city knows it again, and answers the same without doing it twice.
 */
export function isRepeatable(variables: Record<string, unknown>): boolean {
  if (hasReference(variables)) return true;
  const inputs = Object.values(variables)
    .flat()
    .filter((value) => typeof value === 'object' && value !== null);
  return inputs.length > 0 && inputs.every((input) => hasReference(input as Record<string, unknown>));
}

function hasReference(values: Record<string, unknown>): boolean {
  return referenceNames.some((name) => typeof values[name] === 'string' && values[name] !== '');
}
