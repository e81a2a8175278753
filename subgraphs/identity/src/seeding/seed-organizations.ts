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
    parents: z.array(z.object({ from: day, code: z.string().nullable() })).default([]),
    successors: z.array(z.string()).default([]),
    validFrom: day,
    validTo: day.optional(),
    names: z.array(z.object({ from: day, vi: z.string(), en: z.string() })).min(1),
  }),
);

type Place = { from: string; code: string | null };

/** The public bodies: the units of 2017, of 2021 and of today, each with the names it had and has. */
export async function seedOrganizations(database: Database): Promise<number> {
  const organizations = organizationsSchema.parse(JSON.parse(readSeedFile('organizations.json')));
  const { count } = await database.organization.createMany({
    skipDuplicates: true,
    data: organizations.map(({ code, kind, unitCode, commune, validFrom, validTo }) => ({
      id: seedId('organization', code),
      code,
      kind,
      unitCode,
      commune,
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
  for (const { code, validFrom, parents } of organizations)
    await placeInTree(database, code, parents.length > 0 ? parents : [{ from: validFrom, code: null }]);
  await database.organizationSuccession.createMany({
    skipDuplicates: true,
    data: organizations.flatMap(({ code, successors }) =>
      successors.map((successor) => ({
        predecessorId: seedId('organization', code),
        successorId: seedId('organization', successor),
      })),
    ),
  });
  return count;
}

/** The file says where a public body stood and stands; what an earlier version of it said otherwise is corrected. */
async function placeInTree(database: Database, code: string, parents: readonly Place[]): Promise<void> {
  await database.$executeRaw`
    insert into organization_parent (organization_id, valid_from, parent_id)
    select ${seedId('organization', code)}::uuid, valid_from, parent_id
      from unnest(
        ${parents.map(({ from }) => from)}::date[],
        ${parents.map((parent) => (parent.code === null ? null : seedId('organization', parent.code)))}::uuid[]
      ) as place (valid_from, parent_id)
    on conflict (organization_id, valid_from) do update set parent_id = excluded.parent_id
      where organization_parent.parent_id is distinct from excluded.parent_id`;
}
