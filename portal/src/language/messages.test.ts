import { expect, it } from 'vitest';
import { formatAgo, formatClock, formatMoment, formatMoney, formatNumber } from './format.ts';
import { pathIn } from './locale.ts';
import { defineMessages, localized } from './messages.ts';

it('a key that English lacks does not pass the type check', () => {
  // @ts-expect-error `cancel` is missing in English
  defineMessages({ vi: { send: 'Nộp', cancel: 'Hủy' }, en: { send: 'Submit' } });
  // @ts-expect-error `extra` says nothing in Vietnamese
  defineMessages({ vi: { send: 'Nộp' }, en: { send: 'Submit', extra: '' } });
  // @ts-expect-error the English words take another parameter
  defineMessages({ vi: { count: (n: number) => `${n}` }, en: { count: (s: string) => s } });
  expect(defineMessages({ vi: { send: 'Nộp' }, en: { send: 'Submit' } }).en.send).toBe('Submit');
});

it('text that nobody translated is shown in Vietnamese rather than left out', () => {
  expect(localized({ vi: 'Chợ', en: null }, 'en')).toBe('Chợ');
});

it('times are those of the island, in the way of the language', () => {
  const at = '2026-11-22T07:03:20Z';
  expect(formatClock(at, 'vi')).toBe('14:03');
  expect(formatMoment(at, 'vi')).toBe('22/11, 14:03');
  expect(formatMoment(at, 'en')).toBe('22 Nov, 14:03');
  expect(formatAgo(at, new Date('2026-11-22T07:08:20Z'), 'vi')).toBe('5 phút trước');
  expect(formatNumber(1185.25, 'vi', 2)).toBe('1.185,25');
  expect(formatMoney(20_000, 'vi')).toMatch(/20\.000\s₫/);
});

it('switching the language keeps the page', () => {
  expect(pathIn('en', '/vi/procedures?search=kh%C3%AD')).toBe('/en/procedures?search=kh%C3%AD');
  expect(pathIn('en', '/vi')).toBe('/en');
  expect(pathIn('vi', '/en/visitors')).toBe('/vi/visitors');
});
