import { seedId } from '@city/kit/seed/seed-id';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { WaterBody } from '../generated/prisma/enums.ts';
import { readSeed } from '../read-seed.ts';

const optional = z.string().transform((text) => text || null);
const bound = z.string().transform((text) => (text === '' ? null : Number(text)));

const parameterRow = z.object({
  code: z.string(),
  name_vi: z.string(),
  name_en: z.string(),
  unit: z.string(),
  minimum: z.coerce.number(),
  maximum: z.coerce.number(),
});

const limitRow = z.object({
  parameter: z.string(),
  standard: z.string(),
  water_bodies: z
    .string()
    .transform((text) => text.split(' ').filter(Boolean))
    .pipe(z.array(z.enum(WaterBody))),
  water_class: optional,
  valid_from: z.iso.date(),
  valid_to: optional,
  averaging: optional,
  minimum: bound,
  maximum: bound,
});

/** Adds what is missing and touches nothing that is there. Answers how many parameters were added. */
export async function seedParameters(database: Database): Promise<number> {
  const parameters = await readSeed('parameters.csv', parameterRow);
  const limits = await readSeed('limits.csv', limitRow);
  const { count } = await database.parameter.createMany({
    skipDuplicates: true,
    data: parameters.map((row, position) => ({
      code: row.code,
      position,
      nameVi: row.name_vi,
      nameEn: row.name_en,
      unit: row.unit,
      minimum: row.minimum,
      maximum: row.maximum,
    })),
  });
  await database.parameterLimit.createMany({
    skipDuplicates: true,
    data: limits.map((row) => ({
      id: seedId('limit', [row.parameter, row.standard, row.averaging, row.valid_from].join(' ')),
      parameterCode: row.parameter,
      standard: row.standard,
      waterBodies: row.water_bodies,
      waterClass: row.water_class,
      validFrom: new Date(row.valid_from),
      validTo: row.valid_to === null ? null : new Date(row.valid_to),
      averaging: row.averaging,
      minimum: row.minimum,
      maximum: row.maximum,
    })),
  });
  return count;
}
