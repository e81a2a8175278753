export type Row = Record<string, string | number>;

/** What one measurement found: a title, rows with the same columns, and what a reader must know to judge them. */
export type BenchResult = { name: string; title: string; rows: Row[]; notes: string[] };

/** The result as a table of aligned columns. */
export function tableOf({ title, rows, notes }: BenchResult): string {
  const columns = Object.keys(rows[0] ?? {});
  const width = (column: string) => Math.max(column.length, ...rows.map((row) => String(row[column]).length));
  const line = (cell: (column: string) => string) =>
    columns.map((column) => cell(column).padEnd(width(column))).join('  ');
  return [
    `\n${title}`,
    line((column) => column),
    line((column) => '-'.repeat(width(column))),
    ...rows.map((row) => line((column) => String(row[column]))),
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}
