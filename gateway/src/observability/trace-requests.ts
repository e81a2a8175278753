import type { IncomingMessage, ServerResponse } from 'node:http';
import { countRequest } from '@city/kit/subgraph/observe-request';
import { describeSpan, inSpan } from '@city/kit/tracing/spans';

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What graphql-http has a use for. Others are one, so that a stranger can't make series. */
const methods: readonly (string | undefined)[] = ['GET', 'POST'];

/**
 * Measures a request, with its status also where it was refused at the door, and makes its first span here; whose parent
 * is the one that the client names by `traceparent`.
 */
export function traceRequests(answer: Answer): Answer {
  return async (request, response) => {
    const startedAt = performance.now();
    await inSpan(
      () => spanOf(request),
      async () => {
        await answer(request, response);
        describeSpan(() => ({ attributes: { 'http.response.status_code': response.statusCode } }));
      },
    );
    countRequest((performance.now() - startedAt) / 1000, {
      http_request_method: methods.includes(request.method) ? (request.method ?? '') : '_OTHER',
      http_route: pathOf(request),
      http_response_status_code: String(response.statusCode),
    });
  };
}

function spanOf({ method = '', url = '', headers }: IncomingMessage) {
  const path = pathOf({ url });
  return {
    name: `${method} ${path}`,
    kind: 'server' as const,
    headers,
    attributes: { 'http.request.method': method, 'http.route': path, 'url.path': path },
  };
}

function pathOf({ url = '' }: Pick<IncomingMessage, 'url'>): string {
  return url.split('?', 1)[0] ?? '';
}
