import { CityError } from '@city/kit/errors/city-error';
import { type ErrorCode, errorCodes } from '@city/kit/errors/error-code';
import type { Language, Localized } from '@city/kit/errors/localized';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import type { Logger } from '@city/kit/log/log';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { InvalidQuery } from './invalid-query.ts';

export type ErrorContext = { language: Language; requestId: string; log: Logger };

/** What may leave of an error's extensions. All else stays inside. */
const publicExtensions = ['code', 'reason', 'detail', 'fields', 'retryAfterSeconds', 'requestId'];

/** The errors of an answer as a client may see them. The last room that an answer passes. */
export function maskErrors(errors: readonly GraphQLError[], context: ErrorContext): GraphQLFormattedError[] {
  return errors.map((error) => maskError(error, context));
}

function maskError(error: GraphQLError, context: ErrorContext): GraphQLFormattedError {
  const code = codeOf(error.extensions.code);
  const path = error.path ? { path: error.path } : {};
  if (code === undefined || code === 'INTERNAL') return { ...internalError(error, context), ...path };
  const ownMessage = ownMessages[code];
  return {
    message: error.message === code && ownMessage ? ownMessage()[context.language] : error.message,
    ...path,
    extensions: publicPart(error.extensions),
  };
}

/** Errors that the gateway raises itself carry only their code until the caller's language is known. */
const ownMessages: Partial<Record<ErrorCode, () => Localized>> = {
  UNAUTHENTICATED: sharedErrors.UNAUTHENTICATED.message,
  FORBIDDEN: sharedErrors.FORBIDDEN.message,
};

/** A request that was not executed, or failed as a whole. */
export function refusalErrors(error: unknown, context: ErrorContext): GraphQLFormattedError[] {
  if (error instanceof InvalidQuery)
    return error.errors.map((each) => invalidQueryError(each, context.language));
  if (error instanceof CityError) return [cityErrorAnswer(error, context.language)];
  return [internalError(error, context)];
}

export function cityErrorAnswer(error: CityError, language: Language): GraphQLFormattedError {
  const fields = error.fields.map(({ field, code, message }) => ({
    field,
    code,
    message: message[language],
  }));
  return {
    message: error.messages[language],
    extensions: {
      code: error.code,
      ...(error.reason ? { reason: error.reason } : {}),
      ...(fields.length > 0 ? { fields } : {}),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    },
  };
}

function invalidQueryError(error: GraphQLError, language: Language): GraphQLFormattedError {
  const { category, code, message } = sharedErrors.QUERY_INVALID;
  // The words of the specification's own checks: they name the place, and never what else there would be.
  const detail = error.message.replace(/ Did you mean .*\?$/, '').slice(0, 300);
  return {
    message: message()[language],
    ...(error.locations ? { locations: error.locations } : {}),
    extensions: { code: category, reason: code, detail },
  };
}

function internalError(error: unknown, { language, requestId, log }: ErrorContext): GraphQLFormattedError {
  log.error({ err: error }, 'An operation failed.');
  return {
    message: sharedErrors.INTERNAL.message()[language],
    extensions: { code: sharedErrors.INTERNAL.code, requestId },
  };
}

function codeOf(code: unknown): ErrorCode | undefined {
  return errorCodes.find((known) => known === code);
}

function publicPart(extensions: GraphQLError['extensions']): Record<string, unknown> {
  return Object.fromEntries(
    publicExtensions.flatMap((name) => (name in extensions ? [[name, extensions[name]]] : [])),
  );
}
