import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import {
  type Context,
  createTraceState,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Recorder, SpanStart } from './spans.ts';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
const traceparentForm = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-|$)/;

export type TelemetryOptions = {
  service: string;
  /** As OpenTelemetry defines it: `/v1/traces` is put behind it. */
  endpoint: string;
  /** The share of traces that is kept. */
  ratio: number;
  /** False where strangers call: whether their trace is kept is not theirs to say. */
  isCallerTrusted: boolean;
};

/** Sends spans by OTLP over HTTP. What can't be sent is dropped: nobody waits for a collector. */
export function openTelemetry(options: TelemetryOptions): { recorder: Recorder; stop(): Promise<void> } {
  const share = new TraceIdRatioBasedSampler(options.ratio);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': options.service, 'service.namespace': 'city' }),
    sampler: new ParentBasedSampler({
      root: share,
      remoteParentSampled: options.isCallerTrusted ? new AlwaysOnSampler() : share,
    }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${options.endpoint}/v1/traces` }),
        scheduledDelayMillis: 1_000,
      }),
    ],
  });
  const tracer = provider.getTracer('city');
  const contexts = new AsyncLocalStorage<Context>();
  const active = () => trace.getSpan(contexts.getStore() ?? ROOT_CONTEXT);

  return {
    recorder: {
      async run(start, work) {
        const parent = start.headers ? contextOf(start.headers) : (contexts.getStore() ?? ROOT_CONTEXT);
        const span = tracer.startSpan(
          start.name,
          { kind: kinds[start.kind], ...attributesOf(start) },
          parent,
        );
        try {
          return await contexts.run(trace.setSpan(parent, span), work);
        } catch (error) {
          fail(span, error instanceof Error ? error.name : 'Error');
          throw error;
        } finally {
          span.end();
        }
      },
      describe({ name, attributes, failure }) {
        const span = active();
        if (!span) return;
        if (name) span.updateName(name);
        if (attributes) span.setAttributes(attributes);
        if (failure) fail(span, failure);
      },
      headers() {
        const span = active();
        return span ? headersOf(span) : {};
      },
      traceId: () => active()?.spanContext().traceId,
    },
    stop: () => provider.shutdown(),
  };
}

function attributesOf({ attributes }: SpanStart) {
  return attributes ? { attributes } : {};
}

/** No message: that of an error may hold what is nobody else's business. */
function fail(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** W3C Trace Context. A header that is not well-formed is as none. */
function contextOf({ traceparent, tracestate }: IncomingHttpHeaders): Context {
  const [, traceId = '', spanId = '', flags = '00'] = traceparentForm.exec(String(traceparent ?? '')) ?? [];
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  if (!isSpanContextValid(parent)) return ROOT_CONTEXT;
  const state = typeof tracestate === 'string' ? { traceState: createTraceState(tracestate) } : {};
  return trace.setSpanContext(ROOT_CONTEXT, { ...parent, ...state });
}

function headersOf(span: Span): Record<string, string> {
  const { traceId, spanId, traceFlags, traceState } = span.spanContext();
  const state = traceState?.serialize();
  return {
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
    ...(state ? { tracestate: state } : {}),
  };
}
