import { durationBuckets, meter } from '@city/kit/metrics/meter';
import { inSpan, isTracing } from '@city/kit/tracing/spans';

const countDuration = meter.histogram({
  name: 'gateway_subgraph_request_duration_seconds',
  help: 'Requests to subgraphs, with the wait for a connection.',
  labels: ['subgraph', 'outcome'],
  buckets: durationBuckets,
});

type Target = { name: string; url: URL };

/** One request that really goes out: what overlaps and is shared is one. Where nobody looks, it is only sent. */
export function observeSubgraphRequest<T>(target: Target, send: () => Promise<T>): Promise<T> {
  return meter.isOn || isTracing() ? observed(target, send) : send();
}

async function observed<T>({ name, url }: Target, send: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  let outcome = 'failed';
  try {
    const answer = await inSpan(() => spanOf(name, url), send);
    outcome = 'answered';
    return answer;
  } finally {
    countDuration((performance.now() - startedAt) / 1000, { subgraph: name, outcome });
  }
}

function spanOf(name: string, url: URL) {
  return {
    name: `POST ${name}`,
    kind: 'client' as const,
    attributes: {
      'http.request.method': 'POST',
      'url.full': `${url.origin}${url.pathname}`,
      'server.address': url.hostname,
      'server.port': Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
      'service.peer.name': name,
    },
  };
}
