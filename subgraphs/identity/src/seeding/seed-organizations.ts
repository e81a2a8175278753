import { seedId } from '@city/kit/seed/seed-id';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { OrganizationKind } from '../generated/prisma/enums.ts';
import { readSeedFile, toDate } from './seed-file.ts';

const day = z.iso.date();

const organizationsSchema = z.array(
  z.object({
    code: z.string(),
    kind: z.enum(OrganizationKind),
    unitCode: z.string().optional(),
    commune: z.string().optional(),
    parent: z.string().optional(),
    successor: z.string().optional(),
    validFrom: day,
    validTo: day.optional(),
    names: z.array(z.object({ from: day, vi: z.string(), en: z.string() })).min(1),
  }),
);

/** The public bodies: the units of 2017, of 2021 and of today, each with the names it had and has. */
export async function seedOrganizations(database: Database): Promise<number> {
  const organizations = organizationsSchema.parse(JSON.parse(readSeedFile('organizations.json')));
  const idOf = (code: string | undefined) => (code === undefined ? null : seedId('organization', code));
  const { count } = await database.organization.createMany({
    skipDuplicates: true,
    data: organizations.map(({ code, kind, unitCode, commune, parent, successor, validFrom, validTo }) => ({
      id: seedId('organization', code),
      code,
      kind,
      unitCode,
      commune,
      parentId: idOf(parent),
      successorId: idOf(successor),
      validFrom: toDate(validFrom),
      validTo: validTo === undefined ? null : toDate(validTo),
    })),
  });
  await database.organizationName.createMany({
    skipDuplicates: true,
    data: organizations.flatMap(({ code, names }) =>
      names.map(({ from, vi, en }) => ({
        organizationId: seedId('organization', code),
        validFrom: toDate(from),
        vi: vi.normalize('NFC'),
        en,
      })),
    ),
  });
  return count;
}
