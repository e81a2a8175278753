import { totpDigits } from './totp.ts';

export type TypedCode = { kind: 'totp'; code: string } | { kind: 'recovery'; code: string };

// Spaces, dots and dashes between the groups, and what people copy without seeing it.
const ignored = /[\s.\-_‐-―\p{C}]/gu;

/** A code as people type it; one field takes both kinds, since their lengths tell them apart. */
export function readTypedCode(text: string): TypedCode {
  const compact = text.toWellFormed().normalize('NFKC').replace(ignored, '').toLowerCase();
  const isTotp = compact.length === totpDigits && /^\d+$/.test(compact);
  return { kind: isTotp ? 'totp' : 'recovery', code: compact };
}
