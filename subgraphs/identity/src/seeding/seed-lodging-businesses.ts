import { seedId } from '@city/kit/seed/seed-id';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { readSeedFile, toDate } from './seed-file.ts';

const businessesSchema = z.array(
  z.object({
    code: z.string().regex(/^LB-\d{4}$/),
    name_vi: z.string(),
    name_en: z.string(),
    commune: z.string(),
  }),
);

const registeredFrom = toDate('2017-01-01');

/** Invented businesses, one for each demonstration establishment. Returns their codes. */
export async function seedLodgingBusinesses(database: Database): Promise<string[]> {
  const rows = parse(readSeedFile('lodging-businesses.csv'), { columns: true, skip_empty_lines: true });
  const businesses = businessesSchema.parse(rows);
  await database.organization.createMany({
    skipDuplicates: true,
    data: businesses.map(({ code, commune }) => ({
      id: seedId('organization', code),
      code,
      kind: 'LODGING_BUSINESS' as const,
      commune,
      validFrom: registeredFrom,
    })),
  });
  await database.organizationName.createMany({
    skipDuplicates: true,
    data: businesses.map(({ code, name_vi, name_en }) => ({
      organizationId: seedId('organization', code),
      validFrom: registeredFrom,
      vi: name_vi.normalize('NFC'),
      en: name_en,
    })),
  });
  return businesses.map(({ code }) => code);
}
