import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { isDay, localDay } from '@city/kit/time/vietnam-time';
import type { CitizenRow } from '../citizen/citizen.store.ts';
import { tidyText } from '../citizen/read-input.ts';
import type { Queries } from '../database.ts';
import type { Gender } from '../generated/prisma/enums.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { dataRequestErrors as errors } from './data-request.errors.ts';
import type { CorrectableField, DataRequestDetail } from './data-request-content.ts';

type Correction = { field: CorrectableField; value: string };

/** Whether the field can have the value; whether the person does, an officer finds out. */
export function readCorrection({ field, value }: Correction): Correction {
  const text = tidyText(value);
  if (!text.isWellFormed() || /\p{Cc}/u.test(text) || !isValue[field](text))
    throw badUserInput([fieldProblem('value', errors.CORRECTION_INVALID)]);
  return { field, value: text };
}

const isValue: Record<CorrectableField, (text: string) => boolean> = {
  FULL_NAME: (text) => text.length >= 1 && text.length <= 100,
  DATE_OF_BIRTH: (text) => isDay(text) && text <= localDay(new Date()) && text > '1900-01-01',
  GENDER: (text) => ['FEMALE', 'MALE', 'OTHER'].includes(text),
  PERMANENT_ADDRESS: (text) => text.length >= 5 && text.length <= 300,
};

/** What is held in the field now, in the form in which a correction gives it. */
export function heldValue(
  vault: PersonalDataVault,
  citizen: CitizenRow,
  field: CorrectableField,
): string | null {
  const { id, fullName, dateOfBirth, gender, permanentAddressCipher: address } = citizen;
  return {
    FULL_NAME: () => fullName,
    DATE_OF_BIRTH: () => dateOfBirth?.toISOString().slice(0, 10) ?? null,
    GENDER: () => gender,
    PERMANENT_ADDRESS: () => address && vault.open(address, `permanentAddress:${id}`),
  }[field]();
}

export async function applyCorrection(
  tx: Queries,
  vault: PersonalDataVault,
  citizenId: string,
  { correction }: DataRequestDetail,
): Promise<void> {
  if (!correction) throw new Error('The request does not say what to correct');
  const { field, value } = correction;
  const data = {
    FULL_NAME: () => ({ fullName: value }),
    DATE_OF_BIRTH: () => ({ dateOfBirth: new Date(value) }),
    GENDER: () => ({ gender: value as Gender }),
    PERMANENT_ADDRESS: () => ({
      permanentAddressCipher: vault.seal(value, `permanentAddress:${citizenId}`),
    }),
  }[field]();
  await tx.citizen.update({ where: { id: citizenId }, data });
}
