/** NFC, without spaces around and with single ones inside. */
export function tidyText(text: string): string {
  return text.toWellFormed().normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** Control characters, private ones, halves of characters, and marks that turn or hide what stands beside them. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\uFFFD]/u;

export function isSendableText(text: string, lengths: { minimum: number; maximum: number }): boolean {
  const length = [...text].length;
  return length >= lengths.minimum && length <= lengths.maximum && !unprintable.test(text);
}
