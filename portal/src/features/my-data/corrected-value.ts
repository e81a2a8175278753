import { readDay } from '#features/forms/read-day.ts';
import { registrationMessages } from '#features/registration/registration.messages.ts';
import type { CorrectableField, Gender } from '#generated/graphql/graphql.ts';
import { formatDay } from '#language/format.ts';
import { type Locale, locales } from '#language/locale.ts';

const genders: readonly Gender[] = ['FEMALE', 'MALE', 'OTHER'];

/** A day or a gender as people write it, in the form in which the graph keeps it; null where it is none. */
export function readCorrectedValue(field: CorrectableField, typed: string): string | null {
  const text = typed.trim();
  if (field === 'DATE_OF_BIRTH') return readDay(text);
  if (field === 'GENDER') return genders.find((gender) => namesOf(gender).includes(plain(text))) ?? null;
  return text || null;
}

/** A value that waits to be corrected, in words. */
export function showCorrectedValue(
  field: CorrectableField,
  value: string | null | undefined,
  locale: Locale,
): string {
  if (!value) return '';
  if (field === 'DATE_OF_BIRTH' && readDay(value) === value) return formatDay(value, locale);
  const gender = field === 'GENDER' ? genders.find((known) => known === value) : undefined;
  return gender ? registrationMessages[locale].genders[gender] : value;
}

const namesOf = (gender: Gender): string[] =>
  [gender, ...locales.map((locale) => registrationMessages[locale].genders[gender])].map(plain);

/** People leave out marks and capitals. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
