import { type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import type { Localized } from '@city/kit/errors/error-registry';
import { addDays, localDay } from '@city/kit/time/vietnam-time';
import { isDocumentNumberPlausible } from '../guest/document-number.ts';
import { type GuestDetails, type ReadGuest, readGuest } from '../guest/guest-details.ts';
import { isPrintable, plainText } from '../guest/plain-text.ts';
import { isKnownNationality, vietnam } from '../nationality/nationality-list.ts';
import { documentForms, declarationErrors as errors } from './declaration.errors.ts';
import { declarationWarnings as warnings } from './declaration.warnings.ts';
import { declareBy } from './declare-by.ts';
import type { DeclareStayInput } from './declare-stays.type.ts';

type Required = 'fullName' | 'dateOfBirth' | 'gender' | 'nationality' | 'documentKind' | 'documentNumber';
export type CompleteGuest = GuestDetails & { [K in Required]: NonNullable<GuestDetails[K]> };

export type CheckedDeclaration = {
  /** Null when there are errors. */
  guest: CompleteGuest | null;
  room: string | null;
  errors: FieldProblem[];
  warnings: FieldProblem[];
};

const requiredDetails: Record<Required, Localized> = {
  fullName: { vi: 'họ và tên', en: 'full name' },
  dateOfBirth: { vi: 'ngày sinh', en: 'date of birth' },
  gender: { vi: 'giới tính', en: 'sex' },
  nationality: { vi: 'quốc tịch', en: 'nationality' },
  documentKind: { vi: 'loại giấy tờ', en: 'kind of document' },
  documentNumber: { vi: 'số giấy tờ', en: 'document number' },
};

// Clocks of hotels are not exact: a guest who arrived "now" must not be refused.
const clockToleranceMs = 5 * 60_000;
const dayMs = 24 * 3_600_000;
const oldestArrivalDays = 31;
const oldestAge = 120;

/** All that can be said about a row without looking into the register. */
export function checkDeclaration(input: DeclareStayInput, now: Date): CheckedDeclaration {
  const today = localDay(now);
  const read = readGuest(input.guest, today);
  const room = roomOf(input.room);
  const report = { errors: read.errors, warnings: read.warnings };

  checkArrival(input, now, report);
  const guest = complete(read.details, report.errors);
  checkPlausibility(read.details, today, report.errors);
  if (room === null) report.warnings.push(fieldProblem('room', warnings.ROOM_MISSING));
  else if (!isPrintable(room, 50)) {
    report.errors.push(fieldProblem('room', errors.TEXT_NOT_ACCEPTED, { maximum: 50 }));
  }
  if (guest) {
    checkForeigner(input, guest, read, report);
    checkAgain(input, guest, read, now, report.warnings);
  }
  return { guest: report.errors.length > 0 ? null : guest, room, ...report };
}

type Report = { errors: FieldProblem[]; warnings: FieldProblem[] };

function checkArrival(input: DeclareStayInput, now: Date, { errors: found }: Report): void {
  const age = now.getTime() - input.arrivedAt.getTime();
  if (age < -clockToleranceMs) found.push(fieldProblem('arrivedAt', errors.ARRIVAL_IN_FUTURE));
  if (age > oldestArrivalDays * dayMs) found.push(fieldProblem('arrivedAt', errors.ARRIVAL_TOO_LONG_AGO));
  if (input.expectedDepartureOn < localDay(input.arrivedAt)) {
    found.push(fieldProblem('expectedDepartureOn', errors.DEPARTURE_BEFORE_ARRIVAL));
  }
}

function complete(details: GuestDetails, found: FieldProblem[]): CompleteGuest | null {
  let isComplete = true;
  for (const [name, what] of Object.entries(requiredDetails)) {
    if (details[name as Required] !== null) continue;
    isComplete = false;
    found.push(fieldProblem(`guest.${name}`, errors.DETAIL_MISSING, { what }));
  }
  return isComplete ? (details as CompleteGuest) : null;
}

function checkPlausibility(details: GuestDetails, today: string, found: FieldProblem[]): void {
  const { nationality, documentKind, documentNumber, dateOfBirth } = details;
  if (nationality !== null && !isKnownNationality(nationality)) {
    found.push(fieldProblem('guest.nationality', errors.COUNTRY_UNKNOWN, { code: nationality.slice(0, 20) }));
  }
  if (documentKind && documentNumber && !isDocumentNumberPlausible(documentKind, documentNumber)) {
    const form = documentForms[documentKind];
    found.push(fieldProblem('guest.documentNumber', errors.DOCUMENT_NUMBER_WRONG, { form }));
  }
  if (dateOfBirth !== null && (dateOfBirth > today || dateOfBirth < yearsBefore(today, oldestAge))) {
    found.push(fieldProblem('guest.dateOfBirth', errors.BIRTH_DATE_WRONG));
  }
}

function checkForeigner(
  input: DeclareStayInput,
  guest: CompleteGuest,
  read: ReadGuest,
  report: Report,
): void {
  if (guest.nationality === vietnam) return;
  const { permittedUntil, visaExpiresOn, entryDate } = guest;
  if (permittedUntil === null) {
    report.warnings.push(fieldProblem('guest.permittedUntil', warnings.PERMIT_MISSING));
  } else if (permittedUntil === read.documentExpiresOn) {
    report.errors.push(fieldProblem('guest.permittedUntil', errors.PERMIT_IS_PASSPORT_EXPIRY));
  } else if (permittedUntil < input.expectedDepartureOn) {
    report.errors.push(fieldProblem('guest.permittedUntil', errors.PERMIT_TOO_SHORT));
  }
  if (entryDate !== null && entryDate > localDay(input.arrivedAt)) {
    report.errors.push(fieldProblem('guest.entryDate', errors.ENTRY_AFTER_ARRIVAL));
  }
  if (visaExpiresOn !== null && visaExpiresOn < input.expectedDepartureOn) {
    report.warnings.push(fieldProblem('guest.visaExpiresOn', warnings.VISA_EXPIRED));
  }
}

function checkAgain(
  input: DeclareStayInput,
  guest: CompleteGuest,
  read: ReadGuest,
  now: Date,
  found: FieldProblem[],
): void {
  const { arrivedAt } = input;
  if (guest.phone === null) found.push(fieldProblem('guest.phone', warnings.PHONE_MISSING));
  if (!guest.fullName.includes(' ')) found.push(fieldProblem('guest.fullName', warnings.NAME_ONE_WORD));
  if (read.documentExpiresOn !== null && read.documentExpiresOn < localDay(now)) {
    found.push(fieldProblem('guest.documentNumber', warnings.DOCUMENT_EXPIRED));
  }
  if (now > declareBy({ nationality: guest.nationality, arrivedAt })) {
    found.push(fieldProblem('arrivedAt', warnings.DECLARED_LATE));
  }
  if (now.getTime() - arrivedAt.getTime() > dayMs) {
    found.push(fieldProblem('arrivedAt', warnings.ARRIVED_OVER_A_DAY_AGO));
  }
  if (input.expectedDepartureOn >= addDays(localDay(arrivedAt), 30)) {
    found.push(fieldProblem('expectedDepartureOn', warnings.STAY_OF_A_MONTH));
  }
}

/** People write “Phòng 302” where the register wants 302. */
function roomOf(text: string | null | undefined): string | null {
  return plainText(plainText(text)?.replace(/^(phòng|room|p\.)\s+/iu, ''));
}

function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}
