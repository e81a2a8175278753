import { purposeLengths, readPurpose } from '@city/kit/access-facts/purpose';
import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { citizenErrors } from './citizen.errors.ts';

export function purposeOfLook(given: string): string {
  const purpose = readPurpose(given);
  if (purpose !== null) return purpose;
  throw badUserInput([fieldProblem('purpose', citizenErrors.PURPOSE_MISSING, purposeLengths)]);
}
