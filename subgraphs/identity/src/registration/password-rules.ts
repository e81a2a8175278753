import { fold } from '@city/kit/text/fold';
import { dictionary } from '@zxcvbn-ts/language-common';
import { longestPassword } from '../sign-in/password.ts';

export type PasswordProblem = 'length' | 'common' | 'personal';

export type KnownAboutPerson = { fullName: string; nationalId: string; phone: string; dateOfBirth: string };

export const passwordLengths = { minimum: 10, maximum: longestPassword };

/** What is chosen here and is not in lists from elsewhere. */
const local = [
  'phuquoc',
  'duongdong',
  'anthoi',
  'kiengiang',
  'angiang',
  'dacku',
  'dackhu',
  'vietnam',
  'matkhau',
];

const common = new Set([...dictionary['passwords-common'], ...local].map((word) => letters(word)));

/** Why a password is refused, or null. No kinds of characters are demanded: length and rareness count. */
export function passwordProblem(password: string, person: KnownAboutPerson): PasswordProblem | null {
  const length = [...password].length;
  if (length < passwordLengths.minimum || length > passwordLengths.maximum) return 'length';
  if (isPersonal(letters(password), person)) return 'personal';
  return isCommon(password) ? 'common' : null;
}

function isCommon(password: string): boolean {
  const plain = letters(password);
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const repeated = /^(.{1,5}?)\1+$/u.exec(plain)?.[1];
  return common.has(plain) || common.has(core) || repeated !== undefined || isRun(plain);
}

/** 0123456789, abcdefghij and the same backwards. */
function isRun(plain: string): boolean {
  const steps = [...plain]
    .slice(1)
    .map((character, index) => character.charCodeAt(0) - plain.charCodeAt(index));
  return [1, -1].some((step) => steps.every((taken) => taken === step || Math.abs(taken) === 9));
}

function isPersonal(plain: string, person: KnownAboutPerson): boolean {
  const [year = '', month = '', day = ''] = person.dateOfBirth.split('-');
  const words = fold(person.fullName)
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1);
  const known = [
    person.nationalId,
    person.phone.replace(/^\+84/, ''),
    words.join(''),
    `${day}${month}${year}`,
    `${year}${month}${day}`,
    year,
    ...words,
  ].filter(Boolean);
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), plain.replace(/[^a-z0-9]/g, ''));
  return rest.length < 5;
}

function letters(text: string): string {
  return fold(text.normalize('NFKC')).replace(/\s/g, '');
}
