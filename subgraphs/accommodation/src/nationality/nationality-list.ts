import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Nationality = { code: string; name: { vi: string; en: string } };

/** The list in force. A new version is a new file, so that an old declaration can still be explained. */
export const nationalityListVersion = 'nationalities-2026-11';

type Row = { code: string; name_vi: string; name_en: string; mrz: string };

const file = new URL(`../../codes/${nationalityListVersion}.csv`, import.meta.url);
const rows = parse<Row>(readFileSync(file, 'utf8'), { columns: true });
const byCode = new Map<string, Nationality>(
  rows.map((row) => [row.code, { code: row.code, name: { vi: row.name_vi, en: row.name_en } }]),
);
/** Documents print some codes of their own: `D` for Germany, `RKS` for Kosovo. */
const codeByPrinted = new Map(rows.filter((row) => row.mrz).map((row) => [row.mrz, row.code]));

export const vietnam = 'VNM';

export function isKnownNationality(code: string): boolean {
  return byCode.has(code);
}

/** The code of the list for the one that a document prints; unknown ones stay as they are, to be refused. */
export function nationalityOfPrinted(printed: string): string {
  return codeByPrinted.get(printed) ?? printed;
}
