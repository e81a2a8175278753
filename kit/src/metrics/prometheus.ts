import { createServer } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client';
import { listen } from '../subgraph/http-server.ts';
import type { Meter, MeterBackend } from './meter.ts';

export type MetricsServer = { port: number; stop(): Promise<void> };

/**
 * Offers what the meter counts to Prometheus at `GET /metrics`, on a port of its own: publishing a service never
 * publishes its metrics.
 */
export async function servePrometheus(
  meter: Meter,
  options: { service: string; port: number; host: string },
): Promise<MetricsServer> {
  const registry = new Registry();
  registry.setDefaultLabels({ service: options.service });
  collectDefaultMetrics({ register: registry });
  meter.attach(backendOf(registry));

  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  const port = await listen(server, options.port, { host: options.host, variable: 'METRICS_PORT' });
  // What only serves metrics keeps no process alive.
  server.unref();
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function backendOf(registry: Registry): MeterBackend {
  const registers = [registry];
  return {
    counter({ name, help, labels = [] }) {
      const counter = new Counter({ name, help, labelNames: labels, registers });
      return (value, given = {}) => counter.inc(given, value);
    },
    histogram({ name, help, labels = [], buckets = [] }) {
      const histogram = new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers });
      return (value, given = {}) => histogram.observe(given, value);
    },
    figure(kind, { name, help, labels = [] }, read) {
      const Type = kind === 'counter' ? Counter : Gauge;
      new Type({
        name,
        help,
        labelNames: labels,
        registers,
        collect() {
          this.reset();
          for (const { labels: given = {}, value } of read()) this.inc(given, value);
        },
      });
    },
  };
}
