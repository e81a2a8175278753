import { randomUUID } from 'node:crypto';
import type { Database } from '../database.ts';
import type { OrganizationKind } from '../generated/prisma/enums.ts';

export async function newOrganization(
  { database }: { database: Database },
  o: { kind: OrganizationKind; name: string; parentId?: string },
): Promise<string> {
  const validFrom = new Date('2017-01-01');
  const id = randomUUID();
  await database.organization.create({
    data: {
      id,
      code: id,
      kind: o.kind,
      validFrom,
      parents: { create: { validFrom, parentId: o.parentId ?? null } },
      names: { create: { validFrom, vi: o.name } },
    },
  });
  return id;
}
