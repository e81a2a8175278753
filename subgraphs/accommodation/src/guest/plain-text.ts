import { nfc } from '@city/kit/text/fold';

/** Marks without a shape of their own, which could hide in a name and turn its direction. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const control = /\p{Cc}/u;

/** A text as it is kept: NFC, single spaces, nothing invisible; null when nothing is left. */
export function plainText(text: string | null | undefined): string | null {
  const cleaned = nfc(text ?? '')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim();
  return cleaned || null;
}

/** PostgreSQL has no place for U+0000, and half a surrogate pair is no text. */
export function isPrintable(text: string, maximum: number): boolean {
  return text.length <= maximum && text.isWellFormed() && !control.test(text);
}
