import type { Gender } from '../generated/prisma/enums.ts';

/**
 * The personal number of Circular 07/2016/TT-BCA: province of birth registration, century with sex
 * (even male, odd female; 0/1 is 1900 to 1999, 2/3 is 2000 to 2099 and so on), year of birth, six random digits.
 */
export function composeNationalId(person: {
  province: string;
  gender: 'FEMALE' | 'MALE';
  birthYear: number;
  serial: number;
}): string {
  const century = Math.floor(person.birthYear / 100) - 19;
  if (century < 0 || century > 4) throw new RangeError(`No number exists for a birth in ${person.birthYear}`);
  const digit = century * 2 + (person.gender === 'FEMALE' ? 1 : 0);
  const year = String(person.birthYear % 100).padStart(2, '0');
  return `${person.province}${digit}${year}${String(person.serial).padStart(6, '0')}`;
}

/** Whether sex and year of birth in the number are those of the person. */
export function agreesWith(nationalId: string, gender: Gender, dateOfBirth: string): boolean {
  const digit = Number(nationalId[3]);
  const year = 1900 + Math.floor(digit / 2) * 100 + Number(nationalId.slice(4, 6));
  const sexAgrees = gender === 'OTHER' || (digit % 2 === 1) === (gender === 'FEMALE');
  return sexAgrees && year === Number(dateOfBirth.slice(0, 4));
}

const shownDigits = 3;

export function maskNationalId(nationalId: string): string {
  return '•'.repeat(nationalId.length - shownDigits) + nationalId.slice(-shownDigits);
}
