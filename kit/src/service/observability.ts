import { readEnvironment } from '../environment/environment.ts';
import { EnvironmentError } from '../environment/environment-error.ts';
import { httpUrl, port, text, variable } from '../environment/variables.ts';
import type { Logger } from '../log/log.ts';
import { meter } from '../metrics/meter.ts';
import { recordWith } from '../tracing/spans.ts';

export type Observability = { stop(): Promise<void> };

const shape = {
  METRICS_PORT: port().optional(),
  METRICS_HOST: text({ expected: 'the address to offer metrics at', fallback: '127.0.0.1' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl().optional(),
  OTEL_TRACES_SAMPLER_ARG: variable('a share between 0 and 1', (given) => {
    const share = Number(given);
    return share >= 0 && share <= 1 ? share : undefined;
  }).default(1),
};

/** What is wrong in the variables that every service has, in the words of `readEnvironment`. */
export function observabilityProblems(source: NodeJS.ProcessEnv = process.env): readonly string[] {
  try {
    readEnvironment(shape, source);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

/** Metrics and traces, each only where its variable is set; otherwise their libraries are not even loaded. */
export async function openObservability(
  service: string,
  log: Logger,
  options: { isCallerTrusted?: boolean; source?: NodeJS.ProcessEnv } = {},
): Promise<Observability> {
  const settings = readEnvironment(shape, options.source);
  const stops: (() => Promise<void>)[] = [];

  if (settings.METRICS_PORT !== undefined) {
    const { servePrometheus } = await import('../metrics/prometheus.ts');
    const { METRICS_PORT, METRICS_HOST } = settings;
    const server = await servePrometheus(meter, { service, port: METRICS_PORT, host: METRICS_HOST });
    log.info({ port: server.port, host: METRICS_HOST }, 'Metrics are offered at /metrics.');
    stops.push(server.stop);
  }

  if (settings.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined) {
    const { openTelemetry } = await import('../tracing/open-telemetry.ts');
    const { traceStatements } = await import('../tracing/postgres-spans.ts');
    const telemetry = openTelemetry({
      service,
      endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
      ratio: settings.OTEL_TRACES_SAMPLER_ARG,
      isCallerTrusted: options.isCallerTrusted ?? true,
    });
    traceStatements();
    recordWith(telemetry.recorder);
    log.info({ share: settings.OTEL_TRACES_SAMPLER_ARG }, 'Traces are sent.');
    stops.push(telemetry.stop);
  }

  return {
    async stop() {
      for (const stop of stops) await stop();
    },
  };
}
