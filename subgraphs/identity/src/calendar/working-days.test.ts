import { expect, test } from 'vitest';
import { addWorkingDays, endOfTerm, isWorkingDay } from './working-days.ts';

test.each([
  ['2026-11-20', 2, '2026-11-25', 'a weekend and 24 November lie between'],
  ['2026-11-22', 2, '2026-11-25', 'asked on a Sunday'],
  ['2026-02-13', 1, '2026-02-23', 'the whole of Tết lies between'],
  ['2026-04-24', 1, '2026-04-28', 'a holiday on a Sunday is made up for on Monday'],
  ['2026-04-29', 1, '2026-05-04', 'two holidays and a weekend'],
  ['2026-08-21', 1, '2026-08-22', 'a Saturday on which work is made up for'],
  ['2026-08-28', 1, '2026-09-03', 'a Monday that was swapped, two holidays'],
  ['2026-11-25', 0, '2026-11-25', 'no days at all'],
])('%s and %i working days: %s (%s)', (day, count, expected) => {
  expect(addWorkingDays(day, count)).toBe(expected);
});

test.each([
  ['2026-11-23', 10, '2026-12-03'],
  ['2026-11-09', 15, '2026-11-25'],
  ['2026-11-25', 10, '2026-12-07'],
])('%s and %i days end on %s, which is a working day', (day, days, expected) => {
  expect(endOfTerm(day, days)).toBe(expected);
});

test('ordinary days', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(isWorkingDay)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
