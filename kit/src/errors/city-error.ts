import type { ErrorCode } from './error-code.ts';
import type { ErrorDefinition, Localized } from './error-registry.ts';
import { sharedErrors } from './shared-errors.ts';

export type FieldProblem = { field: string; code: string; message: Localized };

export type CityErrorOptions = {
  code: ErrorCode;
  messages: Localized;
  fields?: FieldProblem[];
  retryAfterSeconds?: number;
  /** A registered code that says more than the category, answered as `extensions.reason`. */
  reason?: string;
  cause?: unknown;
};

/** The only error whose text reaches a client. Everything else is answered as INTERNAL. */
export class CityError extends Error {
  override readonly name = 'CityError';
  readonly code: ErrorCode;
  readonly messages: Localized;
  readonly fields: FieldProblem[];
  readonly retryAfterSeconds: number | undefined;
  readonly reason: string | undefined;

  constructor(options: CityErrorOptions) {
    super(options.messages.en, { cause: options.cause });
    this.code = options.code;
    this.messages = options.messages;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.reason = options.reason;
  }
}

type ParamsOf<D extends ErrorDefinition> = Parameters<D['message']>;

/** The error of a registered definition: `throw cityError(stayErrors.STAY_ENDED, { endedAt })`. */
export function cityError<D extends ErrorDefinition>(definition: D, ...params: ParamsOf<D>): CityError {
  const reason = definition.code === definition.category ? undefined : definition.code;
  return new CityError({ code: definition.category, messages: textOf(definition, params), reason });
}

/** One entry of `extensions.fields`: `fieldProblem('rows[3].guest', stayErrors.CHECK_DIGIT, { … })`. */
export function fieldProblem<D extends ErrorDefinition>(
  field: string,
  definition: D,
  ...params: ParamsOf<D>
): FieldProblem {
  return { field, code: definition.code, message: textOf(definition, params) };
}

function textOf<D extends ErrorDefinition>(definition: D, params: ParamsOf<D>): Localized {
  return (definition.message as (...given: ParamsOf<D>) => Localized)(...params);
}

export const unauthenticated = () => cityError(sharedErrors.UNAUTHENTICATED);

export const tokenExpired = () => cityError(sharedErrors.TOKEN_EXPIRED);

export const tokenRevoked = () => cityError(sharedErrors.TOKEN_REVOKED);

export const forbidden = () => cityError(sharedErrors.FORBIDDEN);

export const assuranceTooLow = () => cityError(sharedErrors.ASSURANCE_TOO_LOW);

export const notFound = (what?: Localized) => cityError(sharedErrors.NOT_FOUND, { what });

export const conflict = (messages: Localized) => new CityError({ code: 'CONFLICT', messages });

export const invalidTransition = (messages: Localized) =>
  new CityError({ code: 'INVALID_TRANSITION', messages });

export const upstreamUnavailable = (name: string) => cityError(sharedErrors.UPSTREAM_UNAVAILABLE, { name });

export const badUserInput = (fields: FieldProblem[]) => {
  const only = fields.length === 1 ? fields[0] : undefined;
  return new CityError({
    code: 'BAD_USER_INPUT',
    messages: only?.message ?? sharedErrors.BAD_USER_INPUT.message({ count: fields.length }),
    fields,
  });
};

export const rateLimited = (retryAfterSeconds: number) =>
  new CityError({
    code: 'RATE_LIMITED',
    messages: sharedErrors.RATE_LIMITED.message({ retryAfterSeconds }),
    retryAfterSeconds,
  });
