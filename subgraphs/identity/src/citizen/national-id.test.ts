import { expect, test } from 'vitest';
import { agreesWith, composeNationalId, maskNationalId } from './national-id.ts';

test.each([
  ['MALE', 1990, '099090000007'],
  ['FEMALE', 1990, '099190000007'],
  ['MALE', 2001, '099201000007'],
  ['FEMALE', 2001, '099301000007'],
  ['FEMALE', 2104, '099504000007'],
] as const)('even is male and odd is female in every century: %s born %i', (gender, birthYear, expected) => {
  expect(composeNationalId({ province: '099', gender, birthYear, serial: 7 })).toBe(expected);
});

test('a number of the other sex or another year does not agree', () => {
  expect(agreesWith('099301000007', 'FEMALE', '2001-05-03')).toBe(true);
  expect(agreesWith('099301000007', 'MALE', '2001-05-03')).toBe(false);
  expect(agreesWith('099301000007', 'FEMALE', '2002-05-03')).toBe(false);
  expect(agreesWith('099301000007', 'FEMALE', '1901-05-03')).toBe(false);
});

test('a masked number shows its last three digits and keeps its length', () => {
  expect(maskNationalId('099301000123')).toBe('•••••••••123');
});
