import { expect, test } from 'vitest';
import { addDays, isDay, localDay, startOfLocalDay } from './vietnam-time.ts';

test('a day begins at 17:00 UTC of the day before', () => {
  expect(startOfLocalDay('2026-03-01').toISOString()).toBe('2026-02-28T17:00:00.000Z');
  expect(localDay(new Date('2026-02-28T16:59:59.999Z'))).toBe('2026-02-28');
  expect(localDay(new Date('2026-02-28T17:00:00Z'))).toBe('2026-03-01');
});

test('the offset is that of the zone tables', () => {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  for (let month = 0; month < 600; month++) {
    const instant = new Date(Date.UTC(1980, month, 1, 17, 30));
    expect(localDay(instant)).toBe(format.format(instant));
  }
});

test('adding days crosses months and leap days', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('a day that does not exist is not a day', () => {
  expect(isDay('2024-02-29')).toBe(true);
  for (const text of ['2023-02-29', '2023-13-01', '2023-1-01', '0000-01-01', '2023-01-01T00:00', '', 'today'])
    expect(isDay(text)).toBe(false);
  expect(() => startOfLocalDay('2023-02-30')).toThrow(RangeError);
});
