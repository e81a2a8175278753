import { badUserInput, type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import { localDay } from '@city/kit/time/vietnam-time';
import { citizenErrors } from '../citizen/citizen.errors.ts';
import { agreesWith } from '../citizen/national-id.ts';
import { readMobileNumber } from '../citizen/phone-number.ts';
import { isProvinceCode } from '../citizen/province-codes.ts';
import { isSendableText, readNationalId, tidyText } from '../citizen/read-input.ts';
import type { Gender } from '../generated/prisma/enums.ts';
import { passwordLengths, passwordProblem } from './password-rules.ts';
import { registrationErrors as errors } from './registration.errors.ts';

export type RegistrationInput = {
  nationalId: string;
  fullName: string;
  dateOfBirth: string;
  gender: Gender;
  phone: string;
  email?: string | null;
  permanentAddress?: string | null;
  password: string;
};

export type Registration = RegistrationInput & { email: string | null; permanentAddress: string | null };

const firstDay = '1900-01-01';
const longestAddress = 300;
const name = /^[\p{L}\p{M}][\p{L}\p{M} .'’ʼ·\-‐]*$/u;
const email = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\.]+(\.[^\s@<>()[\],;:"\\.]+)+$/;

/** Everything that can be said about the input alone, all of it at once; the tidied input where nothing is wrong. */
export function checkRegistration(input: RegistrationInput, isDemonstration: boolean): Registration {
  const problems: FieldProblem[] = [];
  const nationalId = readNationalId(input.nationalId);
  const fullName = tidyText(input.fullName);
  const phone = readMobileNumber(input.phone);
  const isDay = input.dateOfBirth >= firstDay && input.dateOfBirth <= localDay(new Date());
  if (!nationalId) problems.push(fieldProblem('input.nationalId', citizenErrors.NATIONAL_ID_INVALID));
  else if (!isProvinceCode(nationalId.slice(0, 3), isDemonstration))
    problems.push(fieldProblem('input.nationalId', errors.PROVINCE_UNKNOWN));
  else if (isDay && !agreesWith(nationalId, input.gender, input.dateOfBirth))
    problems.push(fieldProblem('input.nationalId', errors.NATIONAL_ID_DISAGREES));
  if (!name.test(fullName) || !isSendableText(fullName, { minimum: 1, maximum: 100 }))
    problems.push(fieldProblem('input.fullName', errors.FULL_NAME_INVALID));
  if (!isDay) problems.push(fieldProblem('input.dateOfBirth', errors.BIRTH_DATE_INVALID));
  if (!phone) problems.push(fieldProblem('input.phone', errors.PHONE_INVALID));
  const contact = checkContact(input, problems);
  const weak = passwordProblem(input.password, {
    ...input,
    fullName,
    nationalId: nationalId ?? '',
    phone: phone ?? '',
  });
  if (weak === 'length')
    problems.push(fieldProblem('input.password', errors.PASSWORD_LENGTH, passwordLengths));
  if (weak === 'common') problems.push(fieldProblem('input.password', errors.PASSWORD_COMMON));
  if (weak === 'personal') problems.push(fieldProblem('input.password', errors.PASSWORD_PERSONAL));
  if (problems.length > 0 || !nationalId || !phone) throw badUserInput(problems);
  return { ...input, ...contact, nationalId, fullName, phone };
}

/** E-mail and address; empty is none. */
export function checkContact(
  input: { email?: string | null; permanentAddress?: string | null },
  problems: FieldProblem[],
): { email: string | null; permanentAddress: string | null } {
  const mail = tidyText(input.email ?? '') || null;
  const address = tidyText(input.permanentAddress ?? '') || null;
  if (mail && (!email.test(mail) || !isSendableText(mail, { minimum: 3, maximum: 254 })))
    problems.push(fieldProblem('input.email', errors.EMAIL_INVALID));
  if (address && !isSendableText(address, { minimum: 1, maximum: longestAddress }))
    problems.push(
      fieldProblem('input.permanentAddress', errors.ADDRESS_INVALID, { maximum: longestAddress }),
    );
  return { email: mail, permanentAddress: address };
}
