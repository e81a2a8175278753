import { createHash } from 'node:crypto';
import { nfc } from '@city/kit/text/fold';
import type { GuestInput } from '../guest/guest.type.ts';
import type { DeclareStayInput } from './declare-stays.type.ts';

/** A fixed order: the same content must give the same hash in every version of this program. */
const guestFields = [
  'fullName',
  'dateOfBirth',
  'dateOfBirthPrecision',
  'gender',
  'nationality',
  'documentKind',
  'documentNumber',
  'phone',
  'address',
  'permittedUntil',
  'visaNumber',
  'visaExpiresOn',
  'entryDate',
  'entryGate',
  'mrz',
  'mrzOverrideReason',
] as const satisfies readonly (keyof GuestInput)[];

/** Tells a repetition of a row from another row with the same reference. Not given and null are the same. */
export function contentHash(input: DeclareStayInput): string {
  const content = [
    ...guestFields.map((name) => textOf(input.guest[name])),
    textOf(input.room),
    input.purpose,
    input.arrivedAt.toISOString(),
    input.expectedDepartureOn,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

function textOf(value: string | null | undefined): string | null {
  return value == null ? null : nfc(value);
}
