import { expect, test } from 'vitest';
import { readMobileNumber } from './phone-number.ts';

test.each([
  '0912345678',
  '091 234 5678',
  '091.234.5678',
  '091-234-5678',
  '(091) 2345678',
  '+84912345678',
  '+84 91 234 56 78',
  '+84 (0) 912 345 678',
  '84912345678',
  '0084912345678',
  'tel:+84-91-234-5678',
  '０９１２３４５６７８',
  '\u202A0912345678\u202C',
  '0912\u00A0345\u200B678',
  '091/2345678',
])('%j is the same number', (text) => expect(readMobileNumber(text)).toBe('+84912345678'));

test.each([
  ['01234567890', '+84834567890'],
  ['+84 165 234 5678', '+84352345678'],
  ['0120 123 4567', '+84701234567'],
])('%s was renumbered in 2018', (text, expected) => expect(readMobileNumber(text)).toBe(expected));

test.each([
  '',
  '0912345',
  '09123456789',
  '0297 3550 550',
  '+1 212 555 0100',
  '0112345678',
  '09123456ab',
  '++84912345678',
])('%j is no mobile number of Vietnam', (text) => expect(readMobileNumber(text)).toBeNull());
