/**
 * Many rows as one parameter of one statement: `FROM jsonb_populate_recordset(NULL::stay, ${bulkRows(stays)}::jsonb)`.
 * Property names become column names.
 */
export function bulkRows(rows: readonly object[]): string {
  return JSON.stringify(rows.map(toColumns));
}

function toColumns(row: object): object {
  const renamed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) renamed[columnOf(name)] = value;
  return renamed;
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
