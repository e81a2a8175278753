import { expect, test } from 'vitest';
import { csvRow } from './csv.ts';

test('commas, quotes and lines stay in their cell', () => {
  expect(csvRow(['Lê, Thị "Hân"', 'hai\ndòng', 3])).toBe('"Lê, Thị ""Hân""","hai\ndòng",3\r\n');
});

test.each([
  '=HYPERLINK("http://x")',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '  =1',
  '\u200B=1',
  '＝1',
  '|cmd',
  '\r=1',
])('%j is text to a spreadsheet, not a formula', (value) => {
  expect(csvRow([value]).startsWith(`"'`)).toBe(true);
});

test('ordinary names, times and numbers are left as they are', () => {
  expect(csvRow(['Đỗ Hải-Yến', '2026-11-22 08:30:00', 12])).toBe('"Đỗ Hải-Yến","2026-11-22 08:30:00",12\r\n');
});
