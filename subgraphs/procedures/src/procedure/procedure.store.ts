import type { PrismaClient } from '../generated/prisma/client.ts';
import type { GovernmentLevel, ServiceLevel } from '../generated/prisma/enums.ts';
import type { ProcedureWhereInput } from '../generated/prisma/models.ts';
import { type SearchQuery, type SearchRow, searchSql } from './procedure-search.sql.ts';

/** A procedure with the version in force. */
export type ProcedureRow = {
  id: string;
  code: string;
  nameVi: string;
  nameEn: string;
  fieldCode: string;
  level: GovernmentLevel;
  agencyId: string;
  version: number;
  serviceLevel: ServiceLevel;
  processingDays: number;
  fee: number;
};

export type ProcedureMatch = { id: string; rank: number; nameVi: string; code: string };

export type DocumentRow = {
  procedureId: string;
  version: number;
  code: string;
  nameVi: string;
  nameEn: string | null;
  mandatory: boolean;
  originals: number;
  copies: number;
};

export type ProcedureStore = ReturnType<typeof createProcedureStore>;

export function createProcedureStore(prisma: PrismaClient, today: () => string) {
  async function find(where: ProcedureWhereInput): Promise<ProcedureRow[]> {
    const day = new Date(`${today()}T00:00:00Z`);
    const inForce = { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gt: day } }] };
    const rows = await prisma.procedure.findMany({
      where: { ...where, versions: { some: inForce } },
      include: { versions: { where: inForce } },
    });
    return rows.flatMap(({ versions, ...procedure }) =>
      versions.map(({ version, serviceLevel, processingDays, fee }) => ({
        ...procedure,
        version,
        serviceLevel,
        processingDays,
        fee,
      })),
    );
  }

  return {
    findByIds: (ids: readonly string[]) => find({ id: { in: [...ids] } }),
    findByCodes: (codes: readonly string[]) => find({ code: { in: [...codes] } }),
    findByAgencies: (agencyIds: readonly string[]) => find({ agencyId: { in: [...agencyIds] } }),

    async search(
      query: Omit<SearchQuery, 'day'>,
    ): Promise<{ matches: ProcedureMatch[]; totalCount: number }> {
      const rows = await prisma.$queryRaw<SearchRow[]>(searchSql({ ...query, day: today() }));
      return {
        matches: rows.flatMap(({ id, rank, nameVi, code }) =>
          id === null ? [] : [{ id, rank, nameVi, code }],
        ),
        totalCount: rows[0]?.total ?? 0,
      };
    },

    findDocuments(versions: readonly { procedureId: string; version: number }[]): Promise<DocumentRow[]> {
      return prisma.requiredDocument.findMany({
        where: { OR: versions.map(({ procedureId, version }) => ({ procedureId, version })) },
        orderBy: { position: 'asc' },
      });
    },
  };
}
