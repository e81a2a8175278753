/** Nobody answered, or asked to come back later: the same request may be sent again as it is. */
export class ApiUnavailable extends Error {
  override readonly name = 'ApiUnavailable';
  readonly retryAfterMs: number;

  constructor(message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }
}

/** The API understood and said no: sending it again would be answered alike. */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}
