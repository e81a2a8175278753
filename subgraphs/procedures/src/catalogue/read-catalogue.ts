import { readFileSync } from 'node:fs';
import { seedId } from '@city/kit/seed/seed-id';
import { fold, nfc } from '@city/kit/text/fold';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { GovernmentLevel, ServiceLevel } from '../generated/prisma/enums.ts';
import { wordLine } from '../procedure/search-words.ts';
import { readDocuments } from './read-documents.ts';

const text = z.string().min(1).transform(nfc);
const wholeNumber = z.string().regex(/^\d+$/).transform(Number);
const levels = {
  commune: GovernmentLevel.COMMUNE,
  district: GovernmentLevel.DISTRICT,
  province: GovernmentLevel.PROVINCE,
};
const serviceLevels = { '3': ServiceLevel.LEVEL_3, '4': ServiceLevel.LEVEL_4 };

const procedureLine = z.object({
  code: text,
  name_vi: text,
  name_en: text,
  field_vi: text,
  field_en: text,
  level: z.enum(['commune', 'district', 'province']).transform((level) => levels[level]),
  agency_vi: text,
  service_level: z.enum(['3', '4']).transform((level) => serviceLevels[level]),
  processing_working_days: wholeNumber,
  fee_vnd: wholeNumber,
  required_documents: z.string().transform(nfc),
  code_source: text,
});
const agencyLine = z.object({ agency_vi: text, organization_code: text });

export type Catalogue = ReturnType<typeof readCatalogue>;

/** The files of the seed folder as rows of the tables. A line that makes no sense stops the seed, named by zod. */
export function readCatalogue() {
  const lines = z.array(procedureLine).parse(readLines('procedures.csv'));
  const agencies = new Map(
    z
      .array(agencyLine)
      .parse(readLines('agencies.csv'))
      .map((agency) => [agency.agency_vi, seedId('organization', agency.organization_code)]),
  );

  const fields = new Map(
    lines.map((line) => {
      const code = fieldCode(line.field_vi);
      return [code, { code, nameVi: line.field_vi, nameEn: line.field_en }];
    }),
  );
  const procedures = lines.map((line) => {
    const agencyId = agencies.get(line.agency_vi);
    if (agencyId === undefined) throw new Error(`agencies.csv has no line for ${line.agency_vi}.`);
    return {
      id: seedId('procedure', line.code),
      code: line.code,
      nameVi: line.name_vi,
      nameEn: line.name_en,
      fieldCode: fieldCode(line.field_vi),
      level: line.level,
      agencyId,
      codeSource: line.code_source,
      nameWords: wordLine(line.name_vi, line.name_en),
      searchWords: wordLine(line.name_vi, line.name_en, line.field_vi, line.field_en, line.code),
    };
  });
  const versions = lines.map((line) => ({
    procedureId: seedId('procedure', line.code),
    version: 1,
    // The day on which the special zone took over what communes and the district did before.
    validFrom: new Date('2025-07-01T00:00:00Z'),
    serviceLevel: line.service_level,
    processingDays: line.processing_working_days,
    fee: line.fee_vnd,
  }));
  const documents = lines.flatMap((line) =>
    readDocuments(line.required_documents).map((document) => ({
      procedureId: seedId('procedure', line.code),
      version: 1,
      ...document,
    })),
  );
  return { fields: [...fields.values()], procedures, versions, documents };
}

function readLines(name: string): unknown[] {
  const file = readFileSync(new URL(`../../seed/${name}`, import.meta.url));
  return parse(file, { columns: true, bom: true, skip_empty_lines: true });
}

/** "Hộ tịch" -> "ho-tich": short in an address, and the same on every machine. */
function fieldCode(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
