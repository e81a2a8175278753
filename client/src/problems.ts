export type FieldProblem = { field: string; code: string; message: string };

/** One entry of `errors`, as the graph gives it. */
export type Problem = {
  /** In the language that the client asked for. */
  message: string;
  /** UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, NOT_FOUND, CONFLICT, … (docs/errors.md). */
  code: string;
  /** Why more exactly, where the graph says it: TOKEN_EXPIRED, CURSOR_EXPIRED, … */
  reason: string | null;
  path: readonly (string | number)[];
  fields: readonly FieldProblem[];
  retryAfterSeconds: number | null;
};

/** What a GraphQL answer carries in `errors`. */
export type GraphError = {
  message: string;
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
};

/** The graph understood and said no, wholly or in part: sending the same again would be answered alike. */
export class GraphRefused extends Error {
  override readonly name = 'GraphRefused';
  readonly problems: readonly Problem[];
  /** What there is of the answer besides what was refused. */
  readonly data: unknown;

  constructor(problems: readonly Problem[], data: unknown = null) {
    super(problems.map(({ code, message }) => `${code}: ${message}`).join('; ') || 'The graph refused.');
    this.problems = problems;
    this.data = data;
  }

  /** Whether one of the problems, or of their fields, has this code or reason. */
  has(code: string): boolean {
    return this.problems.some(
      (problem) =>
        problem.code === code ||
        problem.reason === code ||
        problem.fields.some((field) => field.code === code),
    );
  }
}

/** Nobody answered, or asked to come back later. The effect of a mutation may have happened or not. */
export class GraphUnavailable extends Error {
  override readonly name = 'GraphUnavailable';
  readonly retryAfterMs: number;

  constructor(message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }
}

export function toProblem({ message, path, extensions = {} }: GraphError): Problem {
  const { code, reason, fields, retryAfterSeconds } = extensions;
  return {
    message,
    code: typeof code === 'string' ? code : 'UNKNOWN',
    reason: typeof reason === 'string' ? reason : null,
    path: path ?? [],
    fields: Array.isArray(fields) ? (fields as FieldProblem[]) : [],
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null,
  };
}

const passing = new Set(['UPSTREAM_UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL']);

/** Problems that pass by themselves; undefined when one of them does not. */
export function toUnavailable(problems: readonly Problem[]): GraphUnavailable | undefined {
  if (problems.length === 0 || !problems.every(({ code }) => passing.has(code))) return undefined;
  const seconds = Math.max(...problems.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0));
  const message = problems.map(({ code, message }) => `${code}: ${message}`).join('; ');
  return new GraphUnavailable(message, { retryAfterMs: seconds * 1_000 });
}

export function isUnauthenticated(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === 'UNAUTHENTICATED');
}
