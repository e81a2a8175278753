export type MediaType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'application/pdf'
  | 'video/mp4'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'text/csv'
  | 'application/json';

/** This many bytes tell a type. */
export const signatureLength = 12;

const ascii = (bytes: Uint8Array, start: number, end: number) =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');

const tests: Record<MediaType, (start: Uint8Array) => boolean> = {
  'image/jpeg': (start) => ascii(start, 0, 3) === '\xff\xd8\xff',
  'image/png': (start) => ascii(start, 0, 8) === '\x89PNG\r\n\x1a\n',
  'image/webp': (start) => ascii(start, 0, 4) === 'RIFF' && ascii(start, 8, 12) === 'WEBP',
  'application/pdf': (start) => ascii(start, 0, 5) === '%PDF-',
  'video/mp4': (start) => ascii(start, 4, 8) === 'ftyp',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (start) =>
    ascii(start, 0, 4) === 'PK\x03\x04',
  // Text has no signature: it is what has no control characters and is not any of the others.
  'text/csv': (start) =>
    start.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d),
  // After the text without form: what comes up is never taken for it, what goes down is said to be it.
  'application/json': (start) => ascii(start, 0, 1) === '{',
};

export function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(tests, text);
}

/** What the content is, whatever its name or sender says. */
export function detectMediaType(start: Uint8Array): MediaType | null {
  for (const [type, matches] of Object.entries(tests)) if (isMediaType(type) && matches(start)) return type;
  return null;
}
