import { badUserInput, type FieldProblem, fieldProblem, forbidden } from '@city/kit/errors/city-error';
import { type CitizenRow, CitizenStore } from '../citizen/citizen.store.ts';
import { readMobileNumber } from '../citizen/phone-number.ts';
import type { IdentityContext } from '../context.ts';
import { tellOwner } from '../second-factor/account-news.ts';
import { confirmRecently } from '../second-factor/confirm-password.ts';
import { checkContact } from './check-registration.ts';
import { issuePhoneCode, requireRoomForCode } from './phone-code.ts';
import { registrationErrors as errors } from './registration.errors.ts';
import { tellFormerContact } from './tell-former-contact.ts';

export type ContactInput = { phone?: string | null; email?: string | null; permanentAddress?: string | null };

/**
 * What is left out stays; an empty e-mail or address is removed. A new phone number counts from the moment that
 * the code sent to it comes back (`confirmPhone`): until then the old one stays. Codes and warnings go to phone and
 * e-mail, so whoever changes one shows again who it is, and the address that is left is told.
 */
export async function updateContact(
  context: IdentityContext,
  input: ContactInput,
  password: string | null | undefined,
): Promise<CitizenRow> {
  const { viewer, database, vault, stores, feed } = context;
  const citizenId = viewer.citizenId;
  if (citizenId === null) throw forbidden();
  const problems: FieldProblem[] = [];
  const contact = checkContact(input, problems);
  const phone = input.phone === undefined ? undefined : readMobileNumber(input.phone ?? '');
  if (phone === null) problems.push(fieldProblem('input.phone', errors.PHONE_INVALID));
  if (problems.length > 0) throw badUserInput(problems);
  const before = reachOf(await stores.citizens.get(citizenId), vault);
  const isPhoneNew = phone !== undefined && phone !== before.phone;
  const isEmailNew = input.email !== undefined && contact.email !== before.email;
  if (isPhoneNew || isEmailNew) await confirmRecently(context, password);
  const row = await database.$transaction(async (tx) => {
    const citizens = new CitizenStore(tx, vault);
    // Two that change at once: the second tells the address that the first one set, if it is another.
    await tx.$executeRaw`select 1 from citizen where id = ${citizenId}::uuid for update`;
    const left = reachOf(await citizens.get(citizenId), vault);
    if (isPhoneNew && phone) {
      await requireRoomForCode(tx, vault.fingerprint('phone', phone));
      await issuePhoneCode(tx, vault, { citizenId, phone });
    }
    if (isEmailNew && left.email !== contact.email) {
      if (left.email) await tellFormerContact(tx, vault, { channel: 'EMAIL', address: left.email });
      await tellOwner(tx, citizenId, 'emailChanged');
    }
    return citizens.changeContact(citizenId, {
      ...(isEmailNew && { email: contact.email }),
      ...(input.permanentAddress !== undefined && { permanentAddress: contact.permanentAddress }),
    });
  });
  feed.ring();
  return row;
}

type Reach = { phone: string | null; email: string | null };

function reachOf({ id, phoneCipher, emailCipher }: CitizenRow, vault: IdentityContext['vault']): Reach {
  return {
    phone: phoneCipher && vault.open(phoneCipher, `phone:${id}`),
    email: emailCipher && vault.open(emailCipher, `email:${id}`),
  };
}
