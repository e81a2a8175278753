import { expect, test } from 'vitest';
import { looksByDay } from './looks-by-day.ts';

test('looks are under the day of the island, in the order in which they came', () => {
  const looks = [
    '2026-11-22T17:30:00Z',
    '2026-11-22T16:59:00Z',
    '2026-11-21T17:00:00Z',
    '2026-11-20T10:00:00Z',
  ];
  expect(
    looksByDay(looks.map((accessedAt) => ({ accessedAt }))).map(({ day, looks }) => [day, looks.length]),
  ).toEqual([
    ['2026-11-23', 1],
    ['2026-11-22', 2],
    ['2026-11-20', 1],
  ]);
});
