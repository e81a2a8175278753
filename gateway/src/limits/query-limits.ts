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
export function limitExceeded(limit: keyof QueryLimits | 'plans', maximum: number): CityError {
  const error = cityError(sharedErrors.QUERY_TOO_COMPLEX, { limit, maximum });
  error.fields.push(fieldProblem('query', sharedErrors.QUERY_TOO_COMPLEX, { limit, maximum }));
  return error;
}
