import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import { isUuid } from '@city/kit/text/is-uuid';
import { citizenErrors } from '../citizen/citizen.errors.ts';
import { isSendableText, readNationalId, tidyText } from '../citizen/read-input.ts';
import { registrationErrors } from '../registration/registration.errors.ts';
import { recoveryErrors } from './recovery.errors.ts';

/** About whom: by the number on the document, or by the account that was opened at the desk. */
export type DeskPerson = { nationalId: string } | { citizenId: string };

export type DeskInput = {
  nationalId?: string | null;
  citizenId?: string | null;
  documentSeen: string;
  reason: string;
  idempotencyKey?: string | null;
};

const lengths = { minimum: 3, maximum: 200 };
const keyLengths = { minimum: 1, maximum: 100 };

export function readDeskPerson(given: {
  nationalId?: string | null;
  citizenId?: string | null;
}): DeskPerson | null {
  const { nationalId, citizenId } = given;
  if (citizenId && !nationalId) return isUuid(citizenId) ? { citizenId: citizenId.toLowerCase() } : null;
  const digits = nationalId && !citizenId ? readNationalId(nationalId) : null;
  return digits ? { nationalId: digits } : null;
}

export function readDeskInput(input: DeskInput) {
  const person = readDeskPerson(input);
  const documentSeen = tidyText(input.documentSeen);
  const reason = tidyText(input.reason);
  const problems = [
    !person && fieldProblem('input.nationalId', citizenErrors.NATIONAL_ID_INVALID),
    !isSendableText(documentSeen, lengths) &&
      fieldProblem('input.documentSeen', registrationErrors.DOCUMENT_MISSING, lengths),
    !isSendableText(reason, lengths) && fieldProblem('input.reason', recoveryErrors.REASON_MISSING, lengths),
  ].filter((problem) => problem !== false);
  if (problems.length > 0 || !person) throw badUserInput(problems);
  return {
    person,
    documentSeen,
    reason,
    idempotencyKey: readDecisionKey(input.idempotencyKey, 'input.idempotencyKey'),
  };
}

export function readDecisionKey(given: string | null | undefined, field: string): string | null {
  if (given === null || given === undefined) return null;
  if (!isSendableText(given, keyLengths))
    throw badUserInput([fieldProblem(field, sharedErrors.INVALID_VALUE)]);
  return given;
}
