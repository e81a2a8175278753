import { addDays, localDay } from '@city/kit/time/vietnam-time';
import { describe, expect, it } from 'vitest';
import type { GuestInput } from '../guest/guest.type.ts';
import { checkDeclaration } from './check-declaration.ts';
import type { DeclareStayInput } from './declare-stays.type.ts';

const now = new Date('2026-11-22T15:00:00+07:00');
const today = localDay(now);
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

const vietnamese: GuestInput = {
  fullName: 'Nguyễn Thị Thử',
  dateOfBirth: '1990-05-15',
  gender: 'FEMALE',
  nationality: 'VNM',
  documentKind: 'CITIZEN_ID_CARD',
  documentNumber: '099190001234',
  phone: '0000 000 000',
};
const foreigner: GuestInput = {
  ...vietnamese,
  fullName: 'MUSTERMANN ERIKA',
  nationality: 'DEU',
  documentKind: 'PASSPORT',
  documentNumber: 'C01X00T47',
  permittedUntil: addDays(today, 30),
};
const nothing: GuestInput = {};
const passport = 'P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4';
const badPassport =
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C37UTO7408122F1204159ZE184226B<<<<<10';

function check(guest: GuestInput, given: Partial<DeclareStayInput> = {}) {
  const input = {
    establishmentId: 'house',
    clientReference: 'reference',
    guest,
    room: '302',
    purpose: 'TOURISM',
    arrivedAt: minutes(-10),
    expectedDepartureOn: addDays(today, 2),
    ...given,
  } satisfies DeclareStayInput;
  const checked = checkDeclaration(input, now);
  const codes = (problems: typeof checked.errors) => problems.map(({ field, code }) => `${field} ${code}`);
  return { ...checked, errorCodes: codes(checked.errors), warningCodes: codes(checked.warnings) };
}

describe('checkDeclaration', () => {
  it('has nothing to say about a row that is right', () => {
    expect(check(vietnamese)).toMatchObject({ errors: [], warnings: [], room: '302' });
    expect(check(foreigner)).toMatchObject({ errors: [], warnings: [] });
  });

  it.each([
    ['a wrong check digit', { mrz: badPassport, nationality: 'USA' }, {}, 'guest.mrz MRZ_CHECK_DIGIT'],
    ['lines of no known form', { ...vietnamese, mrz: 'P<VNM' }, {}, 'guest.mrz MRZ_UNREADABLE'],
    ['a future arrival', vietnamese, { arrivedAt: minutes(6) }, 'arrivedAt ARRIVAL_IN_FUTURE'],
    [
      'an arrival of long ago',
      vietnamese,
      { arrivedAt: minutes(-32 * 1440) },
      'arrivedAt ARRIVAL_TOO_LONG_AGO',
    ],
    ['an unknown country', { ...vietnamese, nationality: 'ZZZ' }, {}, 'guest.nationality COUNTRY_UNKNOWN'],
    ['a code of two letters', { ...vietnamese, nationality: 'VN' }, {}, 'guest.nationality COUNTRY_UNKNOWN'],
    [
      'a departure before the arrival',
      vietnamese,
      { expectedDepartureOn: addDays(today, -1) },
      'expectedDepartureOn DEPARTURE_BEFORE_ARRIVAL',
    ],
    [
      'a number that such a document cannot have',
      { ...vietnamese, documentNumber: '12345' },
      {},
      'guest.documentNumber DOCUMENT_NUMBER_WRONG',
    ],
    [
      'a birth in the future',
      { ...vietnamese, dateOfBirth: addDays(today, 1) },
      {},
      'guest.dateOfBirth BIRTH_DATE_WRONG',
    ],
    ['an age of 121', { ...vietnamese, dateOfBirth: '1905-01-01' }, {}, 'guest.dateOfBirth BIRTH_DATE_WRONG'],
    [
      'a permission that ends too early',
      { ...foreigner, permittedUntil: addDays(today, 1) },
      {},
      'guest.permittedUntil PERMIT_TOO_SHORT',
    ],
    [
      'the expiry of the passport in place of the permission',
      { ...foreigner, mrz: passport, permittedUntil: '2027-02-28' },
      {},
      'guest.permittedUntil PERMIT_IS_PASSPORT_EXPIRY',
    ],
    [
      'an entry after the arrival',
      { ...foreigner, entryDate: addDays(today, 1) },
      {},
      'guest.entryDate ENTRY_AFTER_ARRIVAL',
    ],
    [
      'a name that is too long',
      { ...vietnamese, fullName: 'A'.repeat(201) },
      {},
      'guest.fullName TEXT_NOT_ACCEPTED',
    ],
    ['U+0000 in a name', { ...vietnamese, fullName: 'A\u0000 B' }, {}, 'guest.fullName TEXT_NOT_ACCEPTED'],
    ['half a surrogate pair', { ...vietnamese, address: '\ud800' }, {}, 'guest.address TEXT_NOT_ACCEPTED'],
  ])('refuses %s', (_, guest, given, expected) => {
    const { errors, errorCodes, guest: complete } = check(guest as GuestInput, given);
    expect(errorCodes).toContain(expected);
    expect(complete).toBeNull();
    for (const { message } of errors) {
      expect(message.vi).not.toBe('');
      expect(message.en).not.toBe('');
      expect(message.vi).not.toBe(message.en);
    }
  });

  it('names every detail that is missing', () => {
    expect(check(nothing).errorCodes).toEqual([
      'guest.fullName DETAIL_MISSING',
      'guest.dateOfBirth DETAIL_MISSING',
      'guest.gender DETAIL_MISSING',
      'guest.nationality DETAIL_MISSING',
      'guest.documentKind DETAIL_MISSING',
      'guest.documentNumber DETAIL_MISSING',
    ]);
  });

  it('accepts a wrong check digit for a reason, and says so', () => {
    const checked = check({ mrz: badPassport, nationality: 'USA', mrzOverrideReason: 'Printed like this.' });
    expect(checked.errorCodes).toEqual([]);
    expect(checked.warningCodes).toContain('guest.mrz MRZ_OVERRIDDEN');
    expect(check({ mrz: badPassport, nationality: 'USA', mrzOverrideReason: '  ' }).guest).toBeNull();
  });

  it("allows for a hotel's clock that is a little fast", () => {
    expect(check(vietnamese, { arrivedAt: minutes(4) }).errorCodes).toEqual([]);
  });

  it('fills a guest from the lines of a passport: the code of the list, and the printed one beside it', () => {
    expect(check({ mrz: passport }).guest).toMatchObject({
      fullName: 'MUSTERMANN ERIKA',
      dateOfBirth: '1964-08-12',
      gender: 'FEMALE',
      nationality: 'DEU',
      mrzNationality: 'D',
      documentKind: 'PASSPORT',
      documentNumber: 'C01X00T47',
    });
  });

  it('keeps what was typed and points out the difference', () => {
    const checked = check({ ...foreigner, mrz: passport, documentNumber: 'C01X00T48' });
    expect(checked.guest?.documentNumber).toBe('C01X00T48');
    expect(checked.warningCodes).toContain('guest.documentNumber MRZ_DIFFERS');
  });

  it('keeps names in NFC, in one line and without anything invisible', () => {
    const decomposed = 'Nguyễn\u200b  Thị\n\u202eThử '.normalize('NFD');
    expect(check({ ...vietnamese, fullName: decomposed }).guest?.fullName).toBe('Nguyễn Thị Thử');
  });

  it.each([
    ['Phòng 302', '302'],
    ['phòng  302', '302'],
    ['P. 302', '302'],
    [' 302 ', '302'],
    ['Penthouse', 'Penthouse'],
    ['', null],
  ])('takes room %j for %j', (given, expected) => {
    expect(check(vietnamese, { room: given }).room).toBe(expected);
  });

  it.each([
    ['no room', vietnamese, { room: null }, 'room ROOM_MISSING'],
    ['no phone', { ...vietnamese, phone: null }, {}, 'guest.phone PHONE_MISSING'],
    ['a name of one word', { ...vietnamese, fullName: 'Thử' }, {}, 'guest.fullName NAME_ONE_WORD'],
    [
      'a foreigner without permission',
      { ...foreigner, permittedUntil: null },
      {},
      'guest.permittedUntil PERMIT_MISSING',
    ],
    [
      'a visa that ends too early',
      { ...foreigner, visaExpiresOn: today },
      {},
      'guest.visaExpiresOn VISA_EXPIRED',
    ],
    ['a late declaration', vietnamese, { arrivedAt: minutes(-17 * 60) }, 'arrivedAt DECLARED_LATE'],
    [
      'an arrival of yesterday',
      vietnamese,
      { arrivedAt: minutes(-25 * 60) },
      'arrivedAt ARRIVED_OVER_A_DAY_AGO',
    ],
    [
      'a month',
      vietnamese,
      { expectedDepartureOn: addDays(today, 30) },
      'expectedDepartureOn STAY_OF_A_MONTH',
    ],
  ])('warns about %s and declares it all the same', (_, guest, given, expected) => {
    const checked = check(guest as GuestInput, given);
    expect(checked.warningCodes).toContain(expected);
    expect(checked.guest).not.toBeNull();
  });
});
