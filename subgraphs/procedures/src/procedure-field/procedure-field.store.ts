import type { PrismaClient } from '../generated/prisma/client.ts';

export type FieldRow = { code: string; nameVi: string; nameEn: string; procedureCount: number };

export type ProcedureFieldStore = ReturnType<typeof createProcedureFieldStore>;

export function createProcedureFieldStore(prisma: PrismaClient, today: () => string) {
  return {
    /** All of them, a few dozen, by Vietnamese name, with the number of procedures in force. */
    async findAll(): Promise<FieldRow[]> {
      return prisma.$queryRaw<FieldRow[]>`
        SELECT f.code, f.name_vi AS "nameVi", f.name_en AS "nameEn", count(v.version)::int AS "procedureCount"
        FROM procedure_field f
        LEFT JOIN procedure p ON p.field_code = f.code
        LEFT JOIN procedure_version v
          ON v.procedure_id = p.id AND daterange(v.valid_from, v.valid_to) @> ${today()}::date
        GROUP BY f.code
        ORDER BY f.name_vi COLLATE "vi-x-icu", f.code`;
    },
  };
}
