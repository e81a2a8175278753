import type { IncomingHttpHeaders } from 'node:http';

export type SpanAttributes = Record<string, string | number | boolean | undefined>;

export type SpanStart = {
  name: string;
  kind: 'server' | 'client' | 'internal';
  attributes?: SpanAttributes;
  /** The headers of a request from outside: its `traceparent` is the parent. Otherwise the span we are in is. */
  headers?: IncomingHttpHeaders;
};

export type SpanOutcome = { name?: string; attributes?: SpanAttributes; failure?: string | undefined };

/** What records spans, where one was asked for. */
export type Recorder = {
  run<T>(start: SpanStart, work: () => Promise<T>): Promise<T>;
  describe(outcome: SpanOutcome): void;
  headers(): Record<string, string>;
  traceId(): string | undefined;
};

let recorder: Recorder | undefined;

export function recordWith(next: Recorder | undefined): void {
  recorder = next;
}

/**
 * Does the work inside a span that ends with it. Without a recorder, which is there only where
 * `OTEL_EXPORTER_OTLP_ENDPOINT` is set, it is only done: not even the span's description is made.
 */
export function inSpan<T>(start: () => SpanStart, work: () => Promise<T>): Promise<T> {
  return recorder ? recorder.run(start(), work) : work();
}

export function isTracing(): boolean {
  return recorder !== undefined;
}

/** Says more about the span that we are in. */
export function describeSpan(outcome: () => SpanOutcome): void {
  recorder?.describe(outcome());
}

/** By which the one who is asked next knows the span that we are in. */
export function traceHeaders(): Record<string, string> {
  return recorder?.headers() ?? {};
}

export function activeTraceId(): string | undefined {
  return recorder?.traceId();
}
