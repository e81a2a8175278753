import type { IdentityDocumentKind } from '../generated/prisma/enums.ts';
import { vietnam } from '../nationality/nationality-list.ts';

/** What the national register accepts for each kind; the numbers of other kinds have no common form. */
const patterns: Record<IdentityDocumentKind, RegExp> = {
  CITIZEN_ID_CARD: /^\d{12}$/,
  OLD_ID_CARD: /^(\d{9}|\d{12})$/,
  DRIVING_LICENCE: /^[A-Z0-9]{6,20}$/,
  PASSPORT: /^[A-Z0-9]{4,10}$/,
  BIRTH_CERTIFICATE: /^[A-Z0-9][A-Z0-9/.-]{0,29}$/,
  HEALTH_INSURANCE_CARD: /^[A-Z0-9]{10,20}$/,
  PERSONAL_NUMBER_NOTICE: /^\d{12}$/,
  IDENTITY_CARD: /^\d{12}$/,
  OTHER: /^[A-Z0-9][A-Z0-9/.-]{0,29}$/,
};

/** All three carry the personal number: a reader cannot tell them apart, and they name the same person. */
const personalNumberKinds: readonly IdentityDocumentKind[] = [
  'CITIZEN_ID_CARD',
  'IDENTITY_CARD',
  'PERSONAL_NUMBER_NOTICE',
];

/** A leading zero stays: the number is text. */
export function normalizeDocumentNumber(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}

export function isDocumentNumberPlausible(kind: IdentityDocumentKind, number: string): boolean {
  return patterns[kind].test(number);
}

/** Two documents are the same one when their keys are equal: countries number their passports independently. */
export function documentKey(document: {
  documentKind: IdentityDocumentKind;
  documentNumber: string;
  nationality: string;
}): string {
  const { documentKind, documentNumber, nationality } = document;
  if (personalNumberKinds.includes(documentKind)) return personalDocumentKey(documentNumber);
  return `${documentKind}:${nationality}:${documentNumber}`;
}

/** Under which every document with this personal number is found. */
export function personalDocumentKey(personalNumber: string): string {
  return `PERSONAL:${vietnam}:${personalNumber}`;
}

/** The personal number of the national register, which an e-account goes by; null where the document has none. */
export function personalNumberOf(document: { documentKey: string }): string | null {
  return /^PERSONAL:[A-Z]+:(\d{12})$/.exec(document.documentKey)?.[1] ?? null;
}
