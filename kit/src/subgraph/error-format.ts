import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { badUserInput, type CityError, cityError, fieldProblem } from '../errors/city-error.ts';
import type { Language } from '../errors/localized.ts';
import { sharedErrors } from '../errors/shared-errors.ts';
import type { Logger } from '../log/log.ts';
import { cityErrorBehind, originOf } from './input-problems.ts';

export type ErrorAudience = { language: Language; requestId: string; log: Logger };

/** An error as the caller will read it. What it was before stays in the log. */
export class AnsweredError extends GraphQLError {
  readonly answer: GraphQLFormattedError;

  constructor(answer: GraphQLFormattedError) {
    super(answer.message, { extensions: answer.extensions });
    this.answer = answer;
  }

  override toJSON(): GraphQLFormattedError {
    return this.answer;
  }
}

/** Only a CityError speaks to the caller. Anything else is ours to look into, under the id of the request. */
export function answerFor(error: unknown, audience: ErrorAudience): AnsweredError {
  if (error instanceof AnsweredError) return error;
  const origin = originOf(error);
  if (origin instanceof AnsweredError) return origin;
  const located = error instanceof GraphQLError ? error : undefined;
  const known = cityErrorBehind(error) ?? missingArgument(origin);
  if (known && known.code !== 'INTERNAL')
    return new AnsweredError(written(known, audience.language, located));

  audience.log.error({ err: origin, path: located?.path }, 'A request failed inside.');
  const answer = written(cityError(sharedErrors.INTERNAL), audience.language, located);
  return new AnsweredError({
    ...answer,
    extensions: { ...answer.extensions, requestId: audience.requestId },
  });
}

export function written(error: CityError, language: Language, located?: GraphQLError): GraphQLFormattedError {
  return {
    message: error.messages[language],
    ...(located?.locations ? { locations: located.locations } : {}),
    ...(located?.path ? { path: located.path } : {}),
    extensions: {
      code: error.code,
      ...(error.reason ? { reason: error.reason } : {}),
      ...(error.fields.length > 0
        ? { fields: error.fields.map((problem) => ({ ...problem, message: problem.message[language] })) }
        : {}),
      ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
    },
  };
}

/** A variable without a value in the place of a required argument is found only when the field is resolved. */
function missingArgument(error: unknown): CityError | undefined {
  const argument =
    error instanceof GraphQLError
      ? /^Argument "(\w+)" of (required|non-null) type/.exec(error.message)
      : null;
  return argument?.[1] ? badUserInput([fieldProblem(argument[1], sharedErrors.REQUIRED)]) : undefined;
}
