import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { composeServices } from '@apollo/composition';
import { createEmptyDatabase, type TestDatabase } from '@city/kit/testing/test-database';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/collect.ts';
import { type CollectedSpan, startCollector } from './support/collector.ts';
import { freePort, spawnGateway, spawnSource } from './support/gateway-process.ts';
import { clockSdl } from './support/sql-subgraph.ts';

const secret = 'a secret that the gateway and its subgraphs share';
const callerTrace = '0af7651916cd43dd8448eb211c80319c';
const callerSpan = 'b7ad6b7169203331';

let database: TestDatabase;
let collector: Awaited<ReturnType<typeof startCollector>>;
let clock: ReturnType<typeof spawnSource>;
let gateway: ReturnType<typeof spawnGateway>;
let ports: { gateway: string; clock: string; gatewayMetrics: string; clockMetrics: string };
let usageDirectory: string;

/** The gateway and a subgraph of the kit on a database, each a process of its own, both seen from outside. */
beforeAll(async () => {
  database = await createEmptyDatabase('sample');
  collector = await startCollector();
  ports = {
    gateway: await freePort(),
    clock: await freePort(),
    gatewayMetrics: await freePort(),
    clockMetrics: await freePort(),
  };
  const folder = await mkdtemp(join(tmpdir(), 'seen-'));
  usageDirectory = join(folder, 'usage');
  const file = join(folder, 'supergraph.graphql');
  const url = `http://localhost:${ports.clock}/graphql`;
  const { supergraphSdl = '' } = composeServices([{ name: 'clock', url, typeDefs: parse(clockSdl) }]);
  await writeFile(file, supergraphSdl);
  const common = { GATEWAY_SIGNING_SECRET: secret, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  clock = spawnSource(new URL('./support/sql-subgraph.ts', import.meta.url), {
    ...common,
    PORT: ports.clock,
    DATABASE_URL: database.url,
    METRICS_PORT: ports.clockMetrics,
  });
  gateway = spawnGateway({
    ...common,
    PORT: ports.gateway,
    SUPERGRAPH_FILE: file,
    METRICS_PORT: ports.gatewayMetrics,
    USAGE_DIRECTORY: usageDirectory,
  });
  await Promise.all([clock.ready(ports.clock), gateway.ready(ports.gateway)]);
  await ask('query Time { now }', {
    traceparent: `00-${callerTrace}-${callerSpan}-01`,
    'x-request-id': 'request-of-this-test',
  });
});
afterAll(async () => {
  await Promise.all([gateway.stop(), clock.stop()]);
  collector.stop();
  await database.drop();
});

async function ask(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://localhost:${ports.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: unknown };
}

/** Reads a page of metrics by name and labels, in whatever order they are written. */
async function metricsAt(port: string) {
  const text = await (await fetch(`http://localhost:${port}/metrics`)).text();
  const samples = [...text.matchAll(/^(\w+)\{(.*)\} (\S+)$/gm)].map(([, name, labels = '', value]) => ({
    name,
    labels: Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, given]) => [key, given]),
    ),
    value: Number(value),
  }));
  return (name: string, labels: Record<string, string> = {}) =>
    samples.find((sample) => {
      const { service: _service, ...own } = sample.labels;
      return sample.name === name && isDeepStrictEqual(own, labels);
    })?.value;
}

function spanNamed(name: string): CollectedSpan {
  const found = collector.spans.filter((span) => span.name === name && span.traceId === callerTrace);
  expect(found, `spans named ${name}`).toHaveLength(1);
  return found[0] as CollectedSpan;
}

describe('a trace', () => {
  it('goes from the client through the gateway and the subgraph to the statement, each the child of the one before', async () => {
    await until(() => collector.spans.filter(({ traceId }) => traceId === callerTrace).length >= 5);
    const request = spanNamed('query Time');
    const operation = spanNamed('query');
    const fetched = spanNamed('POST clock');
    const answered = spanNamed('POST /graphql');
    const statement = collector.spans.find(({ name }) => name.startsWith('SELECT'));
    expect(request).toMatchObject({ service: 'gateway', parentSpanId: callerSpan });
    expect(operation).toMatchObject({ service: 'gateway', parentSpanId: request.spanId });
    expect(fetched).toMatchObject({ service: 'gateway', parentSpanId: operation.spanId });
    expect(answered).toMatchObject({ service: 'clock', parentSpanId: fetched.spanId });
    expect(statement).toMatchObject({
      service: 'clock',
      parentSpanId: answered.spanId,
      traceId: callerTrace,
    });
  });

  it('speaks the names of the semantic conventions, with the request id and without a value', () => {
    expect(spanNamed('query Time').attributes).toMatchObject({
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Time',
      'graphql.document.hash': expect.stringMatching(/^[0-9a-f]{64}$/),
      'http.request.method': 'POST',
      'http.response.status_code': 200,
      'http.request.header.x-request-id': 'request-of-this-test',
    });
    const statement = collector.spans.find(({ name }) => name.startsWith('SELECT'));
    expect(statement?.attributes).toMatchObject({
      'db.system.name': 'postgresql',
      'db.operation.name': 'SELECT',
    });
    expect(JSON.stringify(collector.spans)).not.toContain('secret');
  });

  it('that is begun here has a parent nowhere, and a header that is not well-formed is as none', async () => {
    collector.spans.length = 0;
    await ask('query Later { now }', { traceparent: '00-zz-yy-01' });
    await until(() => collector.spans.some(({ name }) => name === 'query Later'));
    const span = collector.spans.find(({ name }) => name === 'query Later');
    expect(span?.parentSpanId ?? '').toBe('');
  });
});

describe('metrics', () => {
  it('of the gateway tell what was asked, of whom, and what is kept', async () => {
    await ask('{ nonsense }');
    await ask('{ now }', { authorization: 'Bearer nonsense' });
    const value = await metricsAt(ports.gatewayMetrics);
    const labels = { operation: 'ad-hoc', hash: '', type: 'query', transport: 'http' };
    expect(value('gateway_operation_duration_seconds_count', labels)).toBe(2);
    expect(value('gateway_operation_errors_total', { code: 'BAD_USER_INPUT', transport: 'http' })).toBe(1);
    const requests = (status: string) =>
      value('http_server_request_duration_seconds_count', {
        http_request_method: 'POST',
        http_route: '/graphql',
        http_response_status_code: status,
      });
    // Refused documents are answers; a token that is refused is none.
    expect([requests('200'), requests('401')]).toEqual([3, 1]);
    expect(value('gateway_operation_errors_total', { code: 'UNAUTHENTICATED', transport: 'http' })).toBe(1);
    const fetched = { subgraph: 'clock', outcome: 'answered' };
    expect(value('gateway_subgraph_request_duration_seconds_count', fetched)).toBe(2);
    expect(value('gateway_subgraph_circuit', { subgraph: 'clock' })).toBe(0);
    expect(value('gateway_cache_entries', { cache: 'plans' })).toBe(2);
    expect(value('gateway_cache_misses_total', { cache: 'answers' })).toBe(2);
    expect(value('gateway_sockets')).toBe(0);
    expect(value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  });

  it('of a subgraph come with the kit', async () => {
    const value = await metricsAt(ports.clockMetrics);
    expect(value('subgraph_operation_duration_seconds_count', { type: 'query' })).toBe(2);
    const request = {
      http_request_method: 'POST',
      http_route: '/graphql',
      http_response_status_code: '200',
    };
    expect(value('http_server_request_duration_seconds_count', request)).toBe(2);
    expect(value('database_pool_connections', { pool: 'city', state: 'idle' })).toBe(1);
  });

  it('are not at the port that is published', async () => {
    expect((await fetch(`http://localhost:${ports.gateway}/metrics`)).status).toBe(404);
  });
});

describe('the log', () => {
  it('has one line for each operation, and one request id from the client to the subgraph', async () => {
    const linesOf = (text: string) =>
      text
        .split('\n')
        // The last one may still be on its way.
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter(({ msg, requestId }) => msg === 'operation' && requestId === 'request-of-this-test');
    await until(() => linesOf(gateway.out()).length > 0 && linesOf(clock.out()).length > 0);
    expect(linesOf(gateway.out())).toMatchObject([
      { operationName: 'Time', transport: 'http', cost: 0, viewer: 'anonymous', traceId: callerTrace },
    ]);
    expect(linesOf(clock.out())).toMatchObject([{ kind: 'query', traceId: callerTrace }]);
  });
});

describe('what clients use', () => {
  it('is written by client and field when the gateway stops at the latest', async () => {
    await gateway.stop();
    const [name = ''] = await readdir(usageDirectory);
    expect(name).toMatch(/^usage-\d{4}-\d{2}-\d{2}\.[\w-]+\.ndjson$/);
    const line = JSON.parse(await readFile(join(usageDirectory, name), 'utf8'));
    expect(line).toEqual({ client: 'anonymous', fields: { 'Query.now': 2 } });
  });
});
