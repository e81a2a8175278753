import { describe, expect, test } from 'vitest';
import type { CorrectableField } from '#generated/graphql/graphql.ts';
import { readCorrectedValue, showCorrectedValue } from './corrected-value.ts';
import { isRestricted } from './is-restricted.ts';

describe('what is right is taken as people write it', () => {
  test.each<[CorrectableField, string, string | null]>([
    ['GENDER', 'Nữ', 'FEMALE'],
    ['GENDER', ' nu ', 'FEMALE'],
    ['GENDER', 'male', 'MALE'],
    ['GENDER', 'Khác', 'OTHER'],
    ['GENDER', 'đàn bà', null],
    ['DATE_OF_BIRTH', '27/3/1958', '1958-03-27'],
    ['DATE_OF_BIRTH', '27-03-1958', '1958-03-27'],
    ['DATE_OF_BIRTH', '1958-03-27', '1958-03-27'],
    ['DATE_OF_BIRTH', '31/2/1958', null],
    ['DATE_OF_BIRTH', '3/1958', null],
    ['FULL_NAME', '  Lê Thị Hân ', 'Lê Thị Hân'],
    ['PERMANENT_ADDRESS', ' ', null],
  ])('%s %s', (field, typed, expected) => expect(readCorrectedValue(field, typed)).toBe(expected));
});

test('and shown in words, in both languages', () => {
  expect(showCorrectedValue('GENDER', 'FEMALE', 'vi')).toBe('Nữ');
  expect(showCorrectedValue('GENDER', 'FEMALE', 'en')).toBe('Female');
  expect(showCorrectedValue('DATE_OF_BIRTH', '1958-03-27', 'vi')).toBe('27/03/1958');
  expect(showCorrectedValue('FULL_NAME', 'MALE', 'vi')).toBe('MALE');
});

test('a restriction holds until it was lifted, and a refused one never did', () => {
  const asked = { kind: 'RESTRICTION', status: 'FULFILLED', isLifted: false } as const;
  const lifted = { ...asked, isLifted: true };
  expect(isRestricted([])).toBe(false);
  expect(isRestricted([asked])).toBe(true);
  expect(isRestricted([lifted, asked])).toBe(false);
  expect(isRestricted([asked, lifted])).toBe(true);
  expect(isRestricted([{ ...asked, status: 'REFUSED' }])).toBe(false);
  expect(isRestricted([{ ...lifted, status: 'RECEIVED' }, asked])).toBe(true);
});
