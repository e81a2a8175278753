import { fold } from '@city/kit/text/fold';

// What separates words in names and codes. Everything else, `%` and `_` among them, is a letter to be found as such.
const separators = /[\s.,;:|/()[\]"'“”‘’\u2010-\u2015\0-]+/u;

/** "Đăng ký nhận cha, mẹ, con" -> ["dang", "ky", "nhan", "cha", "me", "con"] */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(separators)
    .filter((word) => word !== '');
}

/**
 * The stored form, "| dang ky khai sinh | birth registration |": a blank before and after each word and a bar
 * around each text, so that `% word%` means "a word that starts so" and `%| words |%` "the whole text".
 */
export function wordLine(...texts: string[]): string {
  return `| ${texts.map((text) => wordsOf(text).join(' ')).join(' | ')} |`;
}

/** Makes `%`, `_` and `\` in the pattern of a LIKE stand for themselves. */
export function literalPattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
