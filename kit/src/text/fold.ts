const marks = /\p{Mn}/gu;

/** Vietnamese text is kept in NFC, so that equal words are equal bytes. */
export function nfc(text: string): string {
  return text.normalize('NFC');
}

/** The form in which search compares: lower case, without diacritics, đ as d. Same as `extensions.fold` in SQL. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('đ', 'd');
}
