import type { PrismaClient } from '../generated/prisma/client.ts';
import type { Catalogue } from './read-catalogue.ts';

/** Fills an empty catalogue, all or nothing. A catalogue that has procedures is left as its keepers made it. */
export async function storeCatalogue(prisma: PrismaClient, catalogue: Catalogue): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    // Two seeds at once: the second waits here and then finds the work done.
    await tx.$executeRaw`LOCK TABLE procedure IN SHARE ROW EXCLUSIVE MODE`;
    if ((await tx.procedure.count()) > 0) return false;
    await tx.procedureField.createMany({ data: catalogue.fields });
    await tx.procedure.createMany({ data: catalogue.procedures });
    await tx.procedureVersion.createMany({ data: catalogue.versions });
    await tx.requiredDocument.createMany({ data: catalogue.documents });
    return true;
  });
}
