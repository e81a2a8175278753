import type { FieldProblem } from '@city/kit/errors/city-error';
import { fieldProblem } from '@city/kit/errors/city-error';
import type { DatePrecision, GuestGender, IdentityDocumentKind } from '../generated/prisma/enums.ts';
import { type Mrz, readMrz } from '../mrz/mrz.ts';
import { nationalityOfPrinted, vietnam } from '../nationality/nationality-list.ts';
import { declarationErrors as errors } from '../stay/declaration.errors.ts';
import { declarationWarnings as warnings } from '../stay/declaration.warnings.ts';
import { normalizeDocumentNumber } from './document-number.ts';
import type { GuestInput } from './guest.type.ts';
import { isPrintable, plainText } from './plain-text.ts';

/** What is known of a guest after reading the row and the lines of the document; not yet checked. */
export type GuestDetails = {
  fullName: string | null;
  dateOfBirth: string | null;
  dateOfBirthPrecision: DatePrecision;
  gender: GuestGender | null;
  nationality: string | null;
  documentKind: IdentityDocumentKind | null;
  documentNumber: string | null;
  phone: string | null;
  address: string | null;
  permittedUntil: string | null;
  visaNumber: string | null;
  visaExpiresOn: string | null;
  entryDate: string | null;
  entryGate: string | null;
  mrz: string | null;
  mrzNationality: string | null;
  mrzOverrideReason: string | null;
};

export type ReadGuest = {
  details: GuestDetails;
  /** When the document expires, as its lines say. */
  documentExpiresOn: string | null;
  errors: FieldProblem[];
  warnings: FieldProblem[];
};

const maximumLengths = {
  fullName: 200,
  nationality: 20,
  documentNumber: 40,
  phone: 40,
  address: 500,
  visaNumber: 40,
  entryGate: 200,
  mrz: 200,
  mrzOverrideReason: 500,
} as const;

/** Takes what was typed, cleans it, and fills what is missing from the machine readable lines. */
export function readGuest(input: GuestInput, today: string): ReadGuest {
  const typed = cleaned(input);
  const result: ReadGuest = { details: typed, documentExpiresOn: null, errors: [], warnings: [] };
  for (const [name, maximum] of Object.entries(maximumLengths)) {
    const text = typed[name as keyof typeof maximumLengths];
    if (text !== null && !isPrintable(text, maximum)) {
      result.errors.push(fieldProblem(`guest.${name}`, errors.TEXT_NOT_ACCEPTED, { maximum }));
    }
  }
  if (typed.mrz === null || result.errors.length > 0) return result;
  const mrz = readMrz(typed.mrz, today);
  if (!mrz) {
    result.errors.push(fieldProblem('guest.mrz', errors.MRZ_UNREADABLE));
    return result;
  }
  judgeCheckDigits(mrz, typed.mrzOverrideReason, result);
  fillFrom(mrz, result);
  return result;
}

function cleaned(input: GuestInput): GuestDetails {
  const documentNumber = plainText(input.documentNumber);
  return {
    fullName: plainText(input.fullName),
    dateOfBirth: input.dateOfBirth ?? null,
    dateOfBirthPrecision: input.dateOfBirthPrecision ?? 'DAY',
    gender: input.gender ?? null,
    nationality: plainText(input.nationality)?.toUpperCase() ?? null,
    documentKind: input.documentKind ?? null,
    documentNumber: documentNumber && normalizeDocumentNumber(documentNumber),
    phone: plainText(input.phone),
    address: plainText(input.address),
    permittedUntil: input.permittedUntil ?? null,
    visaNumber: plainText(input.visaNumber),
    visaExpiresOn: input.visaExpiresOn ?? null,
    entryDate: input.entryDate ?? null,
    entryGate: plainText(input.entryGate),
    mrz: plainText(input.mrz),
    mrzNationality: null,
    mrzOverrideReason: plainText(input.mrzOverrideReason),
  };
}

function judgeCheckDigits(mrz: Mrz, overrideReason: string | null, result: ReadGuest): void {
  if (mrz.wrongChecks.length === 0) return;
  if (overrideReason) {
    result.warnings.push(fieldProblem('guest.mrz', warnings.MRZ_OVERRIDDEN));
  } else {
    result.errors.push(fieldProblem('guest.mrz', errors.MRZ_CHECK_DIGIT, { fields: mrz.wrongChecks }));
  }
}

/** What a person typed wins over what the reader gave, and a difference is pointed out. */
function fillFrom(mrz: Mrz, result: ReadGuest): void {
  const { details } = result;
  const document = documentOf(mrz);
  const read = {
    nationality: mrz.nationality ? nationalityOfPrinted(mrz.nationality) : null,
    documentNumber: document.number || null,
    dateOfBirth: mrz.birth?.day ?? null,
  };
  for (const [name, value] of Object.entries(read) as [keyof typeof read, string | null][]) {
    const typed = details[name];
    if (typed === null) details[name] = value;
    else if (value !== null && value !== typed) {
      result.warnings.push(fieldProblem(`guest.${name}`, warnings.MRZ_DIFFERS));
    }
    if (name === 'dateOfBirth' && typed === null && mrz.birth) {
      details.dateOfBirthPrecision = mrz.birth.precision;
    }
  }
  if (details.fullName === null && mrz.fullName) {
    details.fullName = mrz.fullName;
    result.warnings.push(fieldProblem('guest.fullName', warnings.NAME_UNCONFIRMED));
  }
  if (details.documentKind === null) {
    details.documentKind = document.kind;
    if (mrz.format !== 'TD3') {
      result.warnings.push(fieldProblem('guest.documentKind', warnings.DOCUMENT_KIND_GUESSED));
    }
  }
  details.gender ??= mrz.sex;
  details.mrzNationality = mrz.nationality || null;
  result.documentExpiresOn = mrz.expiresOn;
}

/** A Vietnamese card carries the last nine digits as its number and all twelve in the optional field. */
function documentOf(mrz: Mrz): { kind: IdentityDocumentKind; number: string } {
  if (mrz.documentCode.startsWith('P')) return { kind: 'PASSPORT', number: mrz.documentNumber };
  const personalNumber = /^\d{12}/.exec(mrz.optional)?.[0];
  if (mrz.issuer === vietnam && personalNumber) return { kind: 'CITIZEN_ID_CARD', number: personalNumber };
  return { kind: 'OTHER', number: mrz.documentNumber };
}
