import { nfc } from '@city/kit/text/fold';

/** A text of several lines as people type it, in NFC; null where it is too short, too long or no text. */
export function readLongText(given: string, { minimum, maximum }: { minimum: number; maximum: number }) {
  const text = nfc(given).replace(/\r\n?/g, '\n').trim();
  const isText = text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text);
  return isText && text.length >= minimum && text.length <= maximum ? text : null;
}
