import { describe, expect, it } from 'vitest';
import { documentKey, isDocumentNumberPlausible, normalizeDocumentNumber } from './document-number.ts';

describe('document numbers', () => {
  it('keeps leading zeros and drops spaces', () => {
    expect(normalizeDocumentNumber(' 099 090 001 234 ')).toBe('099090001234');
    expect(normalizeDocumentNumber('c 1234567')).toBe('C1234567');
  });

  it.each([
    ['CITIZEN_ID_CARD', '099090001234', true],
    ['CITIZEN_ID_CARD', '99090001234', false],
    ['CITIZEN_ID_CARD', '09909000123A', false],
    ['IDENTITY_CARD', '099090001234', true],
    ['OLD_ID_CARD', '123456789', true],
    ['OLD_ID_CARD', '099090001234', true],
    ['OLD_ID_CARD', '1234567890', false],
    ['PASSPORT', 'C1234567', true],
    ['PASSPORT', 'C12345678901', false],
    ['PASSPORT', 'C-1234567', false],
    ['HEALTH_INSURANCE_CARD', 'DN4010012345678', true],
    ['BIRTH_CERTIFICATE', '123/2019', true],
    ['OTHER', '', false],
  ] as const)('%s %s: %s', (kind, number, expected) => {
    expect(isDocumentNumberPlausible(kind, number)).toBe(expected);
  });

  it('takes both kinds of citizen cards for the same document, since a reader cannot tell them apart', () => {
    const card = { documentNumber: '099090001234', nationality: 'VNM' };
    expect(documentKey({ ...card, documentKind: 'CITIZEN_ID_CARD' })).toBe(
      documentKey({ ...card, documentKind: 'IDENTITY_CARD' }),
    );
  });

  it('does not take equal passport numbers of two countries for the same document', () => {
    const passport = { documentKind: 'PASSPORT', documentNumber: 'A1234567' } as const;
    expect(documentKey({ ...passport, nationality: 'FRA' })).not.toBe(
      documentKey({ ...passport, nationality: 'IND' }),
    );
  });
});
