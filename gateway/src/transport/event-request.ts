import type { IncomingMessage } from 'node:http';
import type { Request } from 'graphql-sse';
import { isPreflighted } from './cors.ts';
import type { EventConnection } from './event-connection.ts';
import type { EventRequest } from './graphql-over-events.ts';
import { isObject, withAddress, withoutText } from './request-params.ts';

const eventStream = 'text/event-stream';
const tokenHeader = 'x-graphql-event-stream-token';
const tokenInAddress = /[?&]token=([\w-]+)/;

/** A request that belongs to server-sent events: one that takes them, or reserves a stream, or names one. */
export function isForEvents(raw: IncomingMessage): boolean {
  const { method, headers } = raw;
  return headers.accept?.includes(eventStream) === true || method === 'PUT' || tokenOf(raw) !== undefined;
}

export function tokenOf({ headers, url = '' }: IncomingMessage): string | undefined {
  const given = headers[tokenHeader];
  if (typeof given === 'string') return given;
  return tokenInAddress.exec(url)?.[1];
}

/** A browser sends a GET to any site without asking. One to its own page's site is no forgery, nor one with a token. */
export function isForged(raw: IncomingMessage): boolean {
  const { method, headers } = raw;
  if (method !== 'GET' || tokenOf(raw) !== undefined) return false;
  return headers['sec-fetch-site'] !== 'same-origin' && !isPreflighted(raw);
}

/** The request as `graphql-sse` reads it, also where the document is named by its hash. */
export function eventRequest({
  raw,
  body,
  connection,
}: {
  raw: IncomingMessage;
  body: string | null;
  connection: EventConnection;
}): Request<IncomingMessage, EventRequest> {
  const { url = '', method = '', headers } = raw;
  return {
    method,
    // `graphql-sse` takes no other list of types than this one.
    headers: {
      get: (name) => {
        const value = headers[name];
        if (name === 'accept' && value?.includes(eventStream)) return eventStream;
        return Array.isArray(value) ? value.join(', ') : value;
      },
    },
    url: method === 'GET' ? withAddress({ url }).url : url,
    body: body === null ? null : () => withTextOf(body),
    raw,
    context: { request: connection.request, connection },
  };
}

function withTextOf(body: string): Record<string, unknown> {
  const given: unknown = JSON.parse(body);
  if (!isObject(given)) throw new Error('JSON body must be an object');
  return withoutText(given);
}
