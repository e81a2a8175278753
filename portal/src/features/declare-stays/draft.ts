import { daysLater, islandDay } from '#features/stays/island-time.ts';
import { typedDay } from '#features/stays/typed-text.ts';
import type {
  DeclareStaysMutation,
  GuestGender,
  IdentityDocumentKind,
  StayPurpose,
} from '#generated/graphql/graphql.ts';
import type { Localized } from '#language/messages.ts';

/** What stands in the fields of one guest, as typed. Nothing of it is lost whatever the graph answers. */
export type Draft = {
  /** Made once with the row: however often it is sent, it is declared once. */
  clientReference: string;
  fullName: string;
  dateOfBirth: string;
  gender: GuestGender | '';
  nationality: string;
  documentKind: IdentityDocumentKind;
  documentNumber: string;
  phone: string;
  address: string;
  permittedUntil: string;
  visaNumber: string;
  visaExpiresOn: string;
  entryDate: string;
  entryGate: string;
  mrz: string;
  mrzOverrideReason: string;
  room: string;
  purpose: StayPurpose;
  arrivedOn: string;
  arrivedAtClock: string;
  expectedDepartureOn: string;
  /** The legal deadline, when the graph has named it. */
  declareBy: string | null;
};

/** Something about one field of a row; `field` as in the graph, `guest.fullName`. */
export type RowProblem = { field: string; message: Localized; code?: string };

export type DeclareResult = DeclareStaysMutation['declareStays'][number];
export type ReadStay = NonNullable<DeclareResult['stay']>;

/** What a guest has in common with the one before: families and groups arrive together. */
export type RowDefaults = Pick<
  Draft,
  'nationality' | 'documentKind' | 'room' | 'purpose' | 'arrivedOn' | 'arrivedAtClock' | 'expectedDepartureOn'
>;

/** Arrived now, leaves tomorrow. */
export function defaultsAt(now: Date, nationality: string): RowDefaults {
  const today = islandDay(now);
  const local = new Date(now.getTime() + 7 * 3_600_000).toISOString();
  return {
    nationality,
    documentKind: 'CITIZEN_ID_CARD',
    room: '',
    purpose: 'TOURISM',
    arrivedOn: typedDay(today),
    arrivedAtClock: local.slice(11, 16),
    expectedDepartureOn: typedDay(daysLater(today, 1)),
  };
}

/** A guest to be typed in. */
export function emptyDraft(defaults: RowDefaults): Draft {
  const { nationality, documentKind, room, purpose, arrivedOn, arrivedAtClock, expectedDepartureOn } =
    defaults;
  return {
    clientReference: newReference(),
    fullName: '',
    dateOfBirth: '',
    gender: '',
    nationality,
    documentKind,
    documentNumber: '',
    phone: '',
    address: '',
    permittedUntil: '',
    visaNumber: '',
    visaExpiresOn: '',
    entryDate: '',
    entryGate: '',
    mrz: '',
    mrzOverrideReason: '',
    room,
    purpose,
    arrivedOn,
    arrivedAtClock,
    expectedDepartureOn,
    declareBy: null,
  };
}

/** What the graph read from the lines of a document, to be confirmed or put right. */
export function draftOf(
  stay: ReadStay,
  document: { mrz: string; mrzOverrideReason: string; clientReference: string },
  defaults: RowDefaults,
  nameOf: (code: string) => string,
): Draft {
  const { guest } = stay;
  return {
    ...emptyDraft(defaults),
    ...document,
    fullName: guest.fullName,
    dateOfBirth:
      guest.dateOfBirthPrecision === 'YEAR' ? guest.dateOfBirth.slice(0, 4) : typedDay(guest.dateOfBirth),
    gender: guest.gender,
    nationality: nameOf(guest.nationality),
    documentKind: guest.documentKind,
    documentNumber: guest.documentNumber,
    declareBy: stay.declareBy,
  };
}

/** Nothing of the guest is typed yet: not worth declaring. */
export function isBlank(draft: Draft): boolean {
  const { fullName, dateOfBirth, gender, documentNumber, phone, address, permittedUntil, mrz } = draft;
  const { visaNumber, visaExpiresOn, entryDate, entryGate } = draft;
  return [
    fullName,
    dateOfBirth,
    gender,
    documentNumber,
    phone,
    address,
    permittedUntil,
    mrz,
    visaNumber,
    visaExpiresOn,
    entryDate,
    entryGate,
  ].every((text) => text.trim() === '');
}

/** A change, with what follows from it. */
export function changed(
  draft: Draft,
  change: Partial<Draft>,
  isForeign: (nationality: string) => boolean,
  isHome: (nationality: string) => boolean,
): Draft {
  const next = { ...draft, ...change };
  // The usual document of the country, as long as no number was typed from another.
  if (change.nationality !== undefined && draft.documentNumber === '') {
    if (isForeign(change.nationality) && draft.documentKind === 'CITIZEN_ID_CARD')
      next.documentKind = 'PASSPORT';
    if (isHome(change.nationality) && draft.documentKind === 'PASSPORT')
      next.documentKind = 'CITIZEN_ID_CARD';
  }
  const movesDeadline =
    change.nationality !== undefined || change.arrivedOn !== undefined || change.arrivedAtClock !== undefined;
  return movesDeadline ? { ...next, declareBy: null } : next;
}

/** `crypto.randomUUID` is only there on secure pages; a front desk may well open the portal by its plain address. */
export function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, at) =>
    (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
