import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';

/** Rows of a file in seed/, each checked; the folder lies beside src/ and beside dist/. */
export async function readSeed<S extends z.ZodType>(file: string, row: S): Promise<z.infer<S>[]> {
  const text = await readFile(new URL(`../seed/${file}`, import.meta.url), 'utf8');
  const rows: unknown[] = parse(text, { columns: true, skip_empty_lines: true });
  return rows.map((given) => row.parse(given));
}
