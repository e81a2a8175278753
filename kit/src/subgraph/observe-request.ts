import type { IncomingMessage, ServerResponse } from 'node:http';
import { durationBuckets, meter } from '../metrics/meter.ts';
import { describeSpan, inSpan } from '../tracing/spans.ts';
import { requestIdHeader } from './request-headers.ts';

const countRequest = meter.histogram({
  name: 'http_server_request_duration_seconds',
  help: 'Requests to this service, sockets aside.',
  labels: ['method', 'route', 'status'],
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
  const labels = { method, route, status: String(response.statusCode) };
  countRequest((performance.now() - startedAt) / 1000, labels);
}
