import { describe, expect, test } from 'vitest';
import { isComplete, type Question, readAnswer } from './answers.ts';

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

describe('answers are taken as people type them', () => {
  test.each<[Question, Record<string, string>, string]>([
    ['name', { fullName: '  Lê Thị Ngọc Hân ' }, 'Lê Thị Ngọc Hân'],
    ['national-id', { nationalId: '099 190.000-123' }, '099190000123'],
    ['birth-date', { day: '7', month: '3', year: '1990' }, '1990-03-07'],
    ['birth-date', { day: '07/03/1990', month: '', year: '' }, '1990-03-07'],
    ['gender', { gender: 'FEMALE' }, 'FEMALE'],
    ['phone', { phone: '+84 912-345-678' }, '+84 912-345-678'],
    ...[
      '(091) 2345678',
      '0084 912 345 678',
      '+84 (0) 912.345.678',
      '912345678',
      'tel:+84-912-345-678',
      '0122 345 6789',
    ].map((phone): [Question, Record<string, string>, string] => ['phone', { phone }, phone]),
    ['email', { email: '' }, ''],
  ])('%s %j', (question, fields, expected) => expect(readAnswer(question, form(fields))).toBe(expected));

  test.each<[Question, Record<string, string>]>([
    ['name', { fullName: ' ' }],
    ['national-id', { nationalId: '09919000012' }],
    ['birth-date', { day: '31', month: '2', year: '1990' }],
    ['birth-date', { day: '1', month: '1', year: '90' }],
    ['birth-date', { day: '1', month: '1', year: '2999' }],
    ['gender', { gender: 'x' }],
    ['phone', { phone: '0297 3550 550' }],
    ['phone', { phone: '0912 345 67' }],
    ['phone', { phone: '+1 912 345 6789' }],
    ['email', { email: 'nobody' }],
  ])('not %s %j', (question, fields) => expect(readAnswer(question, form(fields))).toBeNull());
});

test('answers are complete without an e-mail address, and not without a number', () => {
  const all = { fullName: 'A', nationalId: '1', dateOfBirth: '2', gender: 'OTHER', phone: '3' };
  expect(isComplete(all)).toBe(true);
  const { phone, ...rest } = all;
  expect(isComplete(rest)).toBe(false);
});
