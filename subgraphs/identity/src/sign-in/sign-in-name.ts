import { readMobileNumber } from '../citizen/phone-number.ts';

export type SignInName =
  | { kind: 'nationalId'; value: string }
  | { kind: 'phone'; value: string }
  | { kind: 'userName'; value: string };

// \p{C} is what people copy without seeing it: zero-width and direction marks, control characters.
const ignored = /[\s.\-_‐-―\p{C}]/gu;

/** What a person typed as sign-in name. Nothing is refused for spaces, dots, dashes or capitals. */
export function readSignInName(text: string): SignInName {
  const compact = text.toWellFormed().normalize('NFKC').replace(ignored, '').toLowerCase();
  if (/^\d{12}$/.test(compact)) return { kind: 'nationalId', value: compact };
  const phone = readMobileNumber(compact);
  if (phone) return { kind: 'phone', value: phone };
  return { kind: 'userName', value: compact };
}
