import { cityError } from '@city/kit/errors/city-error';
import { gatewayErrors } from '../errors/gateway.errors.ts';
import { hashOf } from './manifest.ts';

export type DocumentRequest = {
  query?: string | null | undefined;
  /** `sha256:<hash>`, as GraphQL over HTTP writes it. */
  documentId?: unknown;
  /** `persistedQuery.sha256Hash`, as Apollo's clients write it. */
  extensions?: Record<string, unknown> | null | undefined;
};

const sha256 = /^[0-9a-f]{64}$/;

/** The hash by which a document is asked for. A text that is sent along has to be the one that the hash is of. */
export function requestedHash(request: DocumentRequest): string | undefined {
  const given = hashIn(request);
  if (given === undefined) return undefined;
  const hash = typeof given === 'string' ? given.toLowerCase() : '';
  if (!sha256.test(hash)) throw cityError(gatewayErrors.PERSISTED_QUERY_HASH_INVALID);
  if (request.query && hashOf(request.query) !== hash)
    throw cityError(gatewayErrors.PERSISTED_QUERY_HASH_INVALID);
  return hash;
}

function hashIn({ extensions, ...request }: DocumentRequest): unknown {
  // The HTTP handler knows no `documentId`: there it comes among the extensions.
  const documentId = request.documentId ?? extensions?.documentId;
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  if (documentId !== undefined && documentId !== null) return documentId;
  const persisted = extensions?.persistedQuery;
  if (persisted === undefined || persisted === null) return undefined;
  return typeof persisted === 'object' && 'sha256Hash' in persisted ? persisted.sha256Hash : persisted;
}
