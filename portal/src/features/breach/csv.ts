/** So that spreadsheets take the text for UTF-8. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet would run: a cell that begins so gets an apostrophe in front, which shows it as text. */
const formula = /^[\s\p{Cf}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;

export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

export function csvRow(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
