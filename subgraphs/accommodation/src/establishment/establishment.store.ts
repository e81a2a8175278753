import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { EstablishmentKind } from '../generated/prisma/enums.ts';
import { searchPattern } from '../search-pattern.ts';
import type { EstablishmentRecord } from './establishment-record.ts';

export type EstablishmentFilter = {
  search?: string | null;
  commune?: string | null;
  kind?: EstablishmentKind | null;
};

export function findByIds(queries: Queries, ids: readonly string[]): Promise<EstablishmentRecord[]> {
  return queries.establishment.findMany({ where: { id: { in: [...ids] } } });
}

export function findByCodes(queries: Queries, codes: readonly string[]): Promise<EstablishmentRecord[]> {
  return queries.establishment.findMany({ where: { code: { in: [...codes] } } });
}

export function findByOperators(
  queries: Queries,
  operatorIds: readonly string[],
): Promise<EstablishmentRecord[]> {
  return queries.establishment.findMany({
    where: { operatorId: { in: [...operatorIds] } },
    orderBy: { code: 'asc' },
  });
}

/** Of these establishments, by id, those that one of the organisations runs. */
export async function findOperatedBy(
  queries: Queries,
  operatorIds: readonly string[],
  ids: readonly string[],
): Promise<Map<string, EstablishmentRecord>> {
  if (ids.length === 0 || operatorIds.length === 0) return new Map();
  const rows = await queries.establishment.findMany({
    where: { id: { in: [...ids] }, operatorId: { in: [...operatorIds] } },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Sorted by code; one more than `first` when there are more. */
export async function searchEstablishments(
  queries: Queries,
  filter: EstablishmentFilter,
  page: { first: number; afterCode: string | null },
): Promise<{ rows: EstablishmentRecord[]; totalCount: number }> {
  const where = conditions(filter);
  const after = page.afterCode === null ? Prisma.empty : Prisma.sql`AND code > ${page.afterCode}`;
  const [rows, counted] = await Promise.all([
    queries.$queryRaw<EstablishmentRecord[]>`
      SELECT id, code, name, kind, operator_id AS "operatorId", address, commune, latitude, longitude, rooms, active
      FROM establishment WHERE ${where} ${after}
      ORDER BY code LIMIT ${page.first + 1}`,
    queries.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM establishment WHERE ${where}`,
  ]);
  return { rows, totalCount: counted[0]?.count ?? 0 };
}

function conditions({ search, commune, kind }: EstablishmentFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`];
  if (search) parts.push(Prisma.sql`fold(name) LIKE ${searchPattern(search)}`);
  if (commune) parts.push(Prisma.sql`commune = ${commune}`);
  if (kind) parts.push(Prisma.sql`kind = ${kind}::establishment_kind`);
  return Prisma.join(parts, ' AND ');
}

export type OccupancyRecord = {
  establishmentId: string;
  guests: number;
  foreignGuests: number;
  occupiedRooms: number;
};

export function findOccupancies(queries: Queries, ids: readonly string[]): Promise<OccupancyRecord[]> {
  return queries.$queryRaw<OccupancyRecord[]>`
    SELECT establishment_id AS "establishmentId", count(*)::int AS guests,
      count(*) FILTER (WHERE nationality <> 'VNM')::int AS "foreignGuests",
      count(DISTINCT room)::int AS "occupiedRooms"
    FROM in_house WHERE establishment_id = ANY(${ids}::uuid[])
    GROUP BY establishment_id`;
}
