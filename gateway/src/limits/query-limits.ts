import { CityError, cityError, fieldProblem } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';

export type QueryLimits = {
  tokens: number;
  depth: number;
  aliases: number;
  directives: number;
  rootFields: number;
  cost: number;
};

/** Says which limit was hit and how far it goes, so that the caller knows what to split. */
export function limitExceeded(limit: keyof QueryLimits | 'characters' | 'plans', maximum: number): CityError {
  const error = cityError(sharedErrors.QUERY_TOO_COMPLEX, { limit, maximum });
  error.fields.push(fieldProblem('query', sharedErrors.QUERY_TOO_COMPLEX, { limit, maximum }));
  return error;
}

/** Comments, blanks and the insides of strings are no tokens, yet they are kept with each document that is. */
const charactersPerToken = 50;

/** Bounds what the documents that are remembered can take of memory, whatever their senders put between the tokens. */
export function checkQueryLength(query: string, { tokens }: QueryLimits): void {
  const maximum = tokens * charactersPerToken;
  if (query.length > maximum) throw limitExceeded('characters', maximum);
}
