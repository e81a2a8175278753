import { addDays, startOfLocalDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { normalizeDocumentNumber } from '../guest/document-number.ts';
import { searchPattern } from '../search-pattern.ts';
import type { Reach } from './stay.policy.ts';
import { stayColumns } from './stay.store.ts';
import type { StayRecord } from './stay-record.ts';

export type StayFilter = {
  reach: Reach;
  /** The present day: who is in house today is known at once. */
  today: string;
  establishmentId?: string;
  search?: string | null;
  /** Document numbers are found by the whole number: parts of it would spell it out, digit by digit. */
  wholeNumbersOnly?: boolean;
  nationality?: string | null;
  commune?: string | null;
  /** Days of arrival, both included. */
  from?: string | null;
  to?: string | null;
  inHouseOn?: string | null;
  departingOn?: string | null;
};

export type StayKey = { arrivedAt: Date; id: string };

// Nobody stays longer; the bound keeps questions about a day away from the partitions of years ago.
const longestStayDays = 366;

/** Newest arrivals first; one more than `first` when there are more. */
export async function findStayPage(
  queries: Queries,
  filter: StayFilter,
  page: { first: number; after: StayKey | null },
): Promise<{ rows: StayRecord[]; totalCount: number }> {
  const where = Prisma.join(conditions(filter), ' AND ');
  const after = page.after
    ? Prisma.sql`AND (s.arrived_at, s.id) < (${page.after.arrivedAt}, ${page.after.id}::uuid)`
    : Prisma.empty;
  const [rows, counted] = await Promise.all([
    queries.$queryRaw<StayRecord[]>`
      SELECT ${stayColumns} FROM stay s WHERE ${where} ${after}
      ORDER BY s.arrived_at DESC, s.id DESC LIMIT ${page.first + 1}`,
    queries.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM stay s WHERE ${where}`,
  ]);
  return { rows, totalCount: counted[0]?.count ?? 0 };
}

function conditions(filter: StayFilter): Prisma.Sql[] {
  const {
    establishmentId,
    search,
    wholeNumbersOnly,
    nationality,
    commune,
    from,
    to,
    inHouseOn,
    departingOn,
  } = filter;
  const parts = [Prisma.sql`s.status <> 'CANCELLED'`, withinReach(filter.reach)];
  if (establishmentId) parts.push(Prisma.sql`s.establishment_id = ${establishmentId}::uuid`);
  if (commune) parts.push(Prisma.sql`s.commune = ${commune}`);
  if (nationality) parts.push(Prisma.sql`s.nationality = ${nationality}`);
  // The very expression of the index, or it is not used.
  if (search) {
    parts.push(Prisma.sql`fold(s.full_name || ' ' || s.document_number) LIKE ${searchPattern(search)}`);
    if (wholeNumbersOnly) parts.push(nameOrWholeNumber(search));
  }
  if (from) parts.push(Prisma.sql`s.arrived_at >= ${startOfLocalDay(from)}`);
  if (to) parts.push(Prisma.sql`s.arrived_at < ${startOfLocalDay(addDays(to, 1))}`);
  if (inHouseOn) parts.push(isInHouse(inHouseOn, filter));
  if (departingOn) parts.push(isDeparting(departingOn));
  return parts;
}

function nameOrWholeNumber(search: string): Prisma.Sql {
  return Prisma.sql`(fold(s.full_name) LIKE ${searchPattern(search)}
    OR s.document_number = ${normalizeDocumentNumber(search)})`;
}

function withinReach({ operatorIds, communes }: Reach): Prisma.Sql {
  if (communes === 'all') return Prisma.sql`true`;
  return Prisma.sql`(s.operator_id = ANY(${operatorIds}::uuid[]) OR s.commune = ANY(${communes}::text[]))`;
}

/** In house when the day ends; today, that is now: who checked out this morning is not in house any more. */
function isInHouse(day: string, { establishmentId, today }: StayFilter): Prisma.Sql {
  const end = startOfLocalDay(addDays(day, 1));
  if (day >= today) {
    const house = establishmentId
      ? Prisma.sql`WHERE h.establishment_id = ${establishmentId}::uuid`
      : Prisma.empty;
    return Prisma.sql`s.arrived_at < ${end}
      AND (s.arrived_at, s.id) IN (SELECT h.arrived_at, h.stay_id FROM in_house h ${house})`;
  }
  return Prisma.sql`s.arrived_at < ${end} AND ${sinceLongestStay(day)}
    AND (s.departed_at >= ${end} OR s.departed_at IS NULL)`;
}

/** Who has left on the day, and who is expected to and is still here. */
function isDeparting(day: string): Prisma.Sql {
  const [start, end] = [startOfLocalDay(day), startOfLocalDay(addDays(day, 1))];
  return Prisma.sql`${sinceLongestStay(day)}
    AND ((s.departed_at >= ${start} AND s.departed_at < ${end})
      OR (s.departed_at IS NULL AND s.expected_departure_on = ${day}::date))`;
}

function sinceLongestStay(day: string): Prisma.Sql {
  return Prisma.sql`s.arrived_at >= ${startOfLocalDay(addDays(day, -longestStayDays))}`;
}
