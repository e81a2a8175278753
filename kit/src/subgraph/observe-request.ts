import type { IncomingMessage, ServerResponse } from 'node:http';
import { durationBuckets, meter } from '../metrics/meter.ts';
import { describeSpan, inSpan } from '../tracing/spans.ts';
import { requestIdHeader } from './request-headers.ts';

/** Name and labels are those of OpenTelemetry's conventions. */
export const countRequest = meter.histogram({
  name: 'http_server_request_duration_seconds',
  help: 'Requests to this service, sockets aside.',
  labels: ['http_request_method', 'http_route', 'http_response_status_code'],
  buckets: durationBuckets,
});

/** Measures and traces a request. Its parent is the gateway's, which names it by `traceparent`. */
export async function observeRequest(
  request: IncomingMessage,
  response: ServerResponse,
  answer: () => Promise<void>,
): Promise<void> {
  if (request.url !== '/graphql') return answer();
  const startedAt = performance.now();
  const { method = '', url: route } = request;
  await inSpan(
    () => ({
      name: `${method} ${route}`,
      kind: 'server',
      headers: request.headers,
      attributes: { 'http.request.method': method, 'http.route': route, 'url.path': route },
    }),
    async () => {
      await answer();
      describeSpan(() => ({
        attributes: {
          'http.response.status_code': response.statusCode,
          'http.request.header.x-request-id': String(response.getHeader(requestIdHeader) ?? ''),
        },
      }));
    },
  );
  countRequest((performance.now() - startedAt) / 1000, {
    http_request_method: method,
    http_route: route,
    http_response_status_code: String(response.statusCode),
  });
}
