import type { IncomingMessage } from 'node:http';
import { type ParseRequestParams, parseRequestParams, type Request } from 'graphql-http';
import type { RequestContext } from '../execution/request-context.ts';
import { isSoundJson } from '../limits/json-text.ts';
import { unreadable } from '../limits/request-body.ts';

type Raw = Request<IncomingMessage, RequestContext>;

/**
 * The specification's parameters, and documents asked for by hash: `graphql-http` wants a text, and such a request has
 * none. It comes out with an empty one, and with `documentId` among its extensions.
 */
export const readParams: ParseRequestParams<IncomingMessage, RequestContext> = (request) =>
  parseRequestParams(request.method === 'GET' ? withAddress(request) : withBody(request));

function withBody(request: Raw): Raw {
  const { body } = request;
  return {
    ...request,
    // Thrown in here, the handler says of it that the body cannot be read.
    body: () => {
      const given: unknown = JSON.parse(String(body ?? ''));
      if (!isObject(given)) throw new Error('JSON body must be an object');
      return withoutText(given);
    },
  };
}

/** A GET that names its document by its hash, with an empty text in its address. */
export function withAddress<R extends { readonly url: string }>(request: R): R {
  const { searchParams } = new URL(request.url, 'http://gateway');
  const documentId = searchParams.get('documentId');
  const extensions = searchParams.get('extensions');
  // The first of two is one reader's, the last another's.
  if (new Set(searchParams.keys()).size < searchParams.size) throw unreadable();
  for (const json of [searchParams.get('variables'), extensions])
    if (json !== null && !isSoundJson(json)) throw unreadable();
  if (searchParams.has('query') || (documentId === null && extensions === null)) return request;
  searchParams.set('query', '');
  if (documentId !== null) {
    const given: unknown = extensions === null ? {} : JSON.parse(extensions);
    searchParams.set('extensions', JSON.stringify({ ...(isObject(given) ? given : {}), documentId }));
  }
  return { ...request, url: `/?${searchParams}` };
}

/** Where the document is named by its hash, an empty text stands for it. */
export function withoutText(params: Record<string, unknown>): Record<string, unknown> {
  const { documentId, extensions } = params;
  const hasHash =
    documentId !== undefined || (isObject(extensions) && extensions.persistedQuery !== undefined);
  if (!hasHash) return params;
  return {
    ...params,
    query: params.query ?? '',
    extensions:
      documentId === undefined ? extensions : { ...(isObject(extensions) ? extensions : {}), documentId },
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
