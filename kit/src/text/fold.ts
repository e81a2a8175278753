// The same range as in SQL; every mark that Vietnamese and European languages put on letters lies in it.
const marks = /[\u0300-\u036f]/g;

/** Vietnamese text is kept in NFC, so that equal words are equal bytes. */
export function nfc(text: string): string {
  return text.normalize('NFC');
}

/** The form in which search compares: lower case, without diacritics, đ as d. Same as `extensions.fold` in SQL. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('đ', 'd');
}
