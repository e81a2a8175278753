import { badUserInput, type FieldProblem, fieldProblem, forbidden } from '@city/kit/errors/city-error';
import { type CitizenRow, CitizenStore } from '../citizen/citizen.store.ts';
import { readMobileNumber } from '../citizen/phone-number.ts';
import type { IdentityContext } from '../context.ts';
import { checkContact } from './check-registration.ts';
import { issuePhoneCode, requireRoomForCode } from './phone-code.ts';
import { registrationErrors as errors } from './registration.errors.ts';

export type ContactInput = { phone?: string | null; email?: string | null; permanentAddress?: string | null };

/**
 * What is left out stays; an empty e-mail or address is removed. A new phone number counts from the moment that
 * the code sent to it comes back (`confirmPhone`): until then the old one stays.
 */
export function updateContact(context: IdentityContext, input: ContactInput): Promise<CitizenRow> {
  const { viewer, database, vault } = context;
  const citizenId = viewer.citizenId;
  if (citizenId === null) throw forbidden();
  const problems: FieldProblem[] = [];
  const contact = checkContact(input, problems);
  const phone = input.phone === undefined ? undefined : readMobileNumber(input.phone ?? '');
  if (phone === null) problems.push(fieldProblem('input.phone', errors.PHONE_INVALID));
  if (problems.length > 0) throw badUserInput(problems);
  return database.$transaction(async (tx) => {
    const citizens = new CitizenStore(tx, vault);
    const { phoneCipher } = await citizens.get(citizenId);
    const known = phoneCipher && vault.open(phoneCipher, `phone:${citizenId}`);
    if (phone && phone !== known) {
      await requireRoomForCode(tx, vault.fingerprint('phone', phone));
      await issuePhoneCode(tx, vault, { citizenId, phone });
    }
    return citizens.changeContact(citizenId, {
      ...(input.email !== undefined && { email: contact.email }),
      ...(input.permanentAddress !== undefined && { permanentAddress: contact.permanentAddress }),
    });
  });
}
