import { seedId } from '@city/kit/seed/seed-id';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { StationKind, WaterBody } from '../generated/prisma/enums.ts';
import { readSeed } from '../read-seed.ts';

const stationRow = z.object({
  code: z.string(),
  name_vi: z.string(),
  name_en: z.string(),
  kind: z.enum(StationKind),
  water_body: z
    .string()
    .transform((text) => text || null)
    .pipe(z.enum(WaterBody).nullable()),
  water_class: z.string().transform((text) => text || null),
  latitude: z.coerce.number(),
  longitude: z.coerce.number(),
  commune: z.string(),
  interval_minutes: z.coerce.number().int(),
  parameters: z.string().transform((text) => text.split(' ')),
});

/** Organisation that operates the stations of phase 1. */
const operatorId = seedId('organization', 'VP-MT');

/** Adds what is missing and touches nothing that is there. Answers how many stations were added. */
export async function seedStations(database: Database): Promise<number> {
  const rows = await readSeed('stations.csv', stationRow);
  const { count } = await database.station.createMany({
    skipDuplicates: true,
    data: rows.map((row) => ({
      id: seedId('station', row.code),
      code: row.code,
      nameVi: row.name_vi.normalize('NFC'),
      nameEn: row.name_en,
      kind: row.kind,
      waterBody: row.water_body,
      waterClass: row.water_class,
      latitude: row.latitude,
      longitude: row.longitude,
      commune: row.commune,
      operatorId,
      intervalMinutes: row.interval_minutes,
    })),
  });
  await database.stationParameter.createMany({
    skipDuplicates: true,
    data: rows.flatMap((row) =>
      row.parameters.map((parameterCode) => ({ stationId: seedId('station', row.code), parameterCode })),
    ),
  });
  return count;
}
