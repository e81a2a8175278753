/**
 * Many rows as one parameter of one statement: `FROM jsonb_populate_recordset(NULL::stay, ${bulkRows(stays)}::jsonb)`.
 * Property names become column names.
 */
export function bulkRows(rows: readonly object[]): string {
  return JSON.stringify(rows.map(toColumns));
}

function toColumns(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), value]));
}

const columns = new Map<string, string>();

function columnOf(name: string): string {
  let column = columns.get(name);
  if (column === undefined) {
    column = name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
    columns.set(name, column);
  }
  return column;
}
