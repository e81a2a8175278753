import { expect, test } from 'vitest';
import { readBirth, readClock, readDay, typedDay } from './typed-text.ts';

test.each([
  '24/12/1990',
  '24.12.1990',
  '24-12-1990',
  '24 12 1990',
  '24121990',
  '1990-12-24',
  ' 24 / 12 / 1990 ',
])('the day typed as “%s” is understood', (typed) => expect(readDay(typed)).toBe('1990-12-24'));

test.each(['', '31/02/1990', '29/02/2023', '24/12/90', '24/13/1990', 'hôm nay', '1990'])(
  '“%s” is no day',
  (typed) => expect(readDay(typed)).toBeNull(),
);

test('a year alone is a birth whose day is not known', () => {
  expect(readBirth('1956')).toEqual({ day: '1956-01-01', precision: 'YEAR' });
  expect(readBirth('29/02/2000')).toEqual({ day: '2000-02-29', precision: 'DAY' });
});

test.each([
  ['4/5/90', '1990-05-04'],
  ['04.05.27', '1927-05-04'],
  ['4-5-10', '2010-05-04'],
  ['23 11 26', '1926-11-23'],
  ['4/5/20', null],
  ['31/2/90', null],
  ['4/5/190', null],
  ['hôm nay', null],
])('the birth typed as “%s” in November 2026 is %s', (typed, day) =>
  expect(readBirth(typed, '2026-11-22')?.day ?? null).toBe(day),
);

test.each([
  ['14:30', '14:30'],
  ['14h30', '14:30'],
  ['1430', '14:30'],
  ['9.05', '09:05'],
  ['9h', '09:00'],
  ['24:00', null],
  ['12:75', null],
  ['trưa', null],
])('the clock typed as “%s” is %s', (typed, clock) => expect(readClock(typed)).toBe(clock));

test('a day is written as it is typed', () => expect(typedDay('1990-12-24')).toBe('24/12/1990'));
