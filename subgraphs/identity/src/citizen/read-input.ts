export { isSendableText, tidyText } from '@city/kit/text/sendable-text';

// What people copy without seeing it (direction and zero-width marks), and what they put between digits.
const ignoredBetweenDigits = /[\s.\-_‐-―\p{Cf}]/gu;

/** The 12 digits of a citizen ID however they are spaced, or null. */
export function readNationalId(text: string): string | null {
  const digits = text.toWellFormed().normalize('NFKC').replace(ignoredBetweenDigits, '');
  return /^\d{12}$/.test(digits) ? digits : null;
}
