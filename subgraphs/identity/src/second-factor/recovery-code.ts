import { randomInt } from 'node:crypto';

export const recoveryCodeCount = 10;

/** Without letters and digits that are read for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 2;
const groupLength = 5;

/** Ten characters, almost 50 bits: too many to try, few enough to write down. */
export function newRecoveryCode(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
