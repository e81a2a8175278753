import type { IncomingMessage, ServerResponse } from 'node:http';
import { describeSpan, inSpan } from '@city/kit/tracing/spans';

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The first span of a request here; its parent is the one that the client names by `traceparent`. */
export function traceRequests(answer: Answer): Answer {
  return (request, response) =>
    inSpan(
      () => spanOf(request),
      async () => {
        await answer(request, response);
        describeSpan(() => ({ attributes: { 'http.response.status_code': response.statusCode } }));
      },
    );
}

function spanOf({ method = '', url = '', headers }: IncomingMessage) {
  const path = url.split('?', 1)[0] ?? '';
  return {
    name: `${method} ${path}`,
    kind: 'server' as const,
    headers,
    attributes: { 'http.request.method': method, 'http.route': path, 'url.path': path },
  };
}
