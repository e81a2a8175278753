import { addDays, localDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Communes } from '../stay/stay.policy.ts';

type HouseGroup = { commune: string; nationality: string; guests: number };
type CommuneHouses = { commune: string; establishments: number };

export type SummaryFacts = {
  groups: HouseGroup[];
  communes: CommuneHouses[];
  silentEstablishments: number;
  arrivalsToday: number;
  departuresToday: number;
  lateToday: number;
};

const dayMs = 24 * 3_600_000;

/**
 * One statement, one moment. Counted from who is in house and from the days of establishments, two small tables:
 * no counter that all declarations of the island would have to wait for.
 */
export async function readSummary(queries: Queries, communes: Communes, now: Date): Promise<SummaryFacts> {
  const today = localDay(now);
  const here = communes === 'all' ? Prisma.sql`true` : Prisma.sql`commune = ANY(${communes}::text[])`;
  const [facts] = await queries.$queryRaw<SummaryFacts[]>`
    WITH house AS MATERIALIZED (
      SELECT establishment_id, commune, nationality, count(*)::int AS guests
      FROM in_house WHERE ${here} GROUP BY 1, 2, 3
    ), day AS MATERIALIZED (
      SELECT * FROM establishment_day WHERE day >= ${addDays(today, -1)}::date AND ${here}
    )
    SELECT
      (SELECT coalesce(json_agg(g), '[]') FROM (
        SELECT commune, nationality, sum(guests)::int AS guests FROM house GROUP BY 1, 2) g) AS groups,
      (SELECT coalesce(json_agg(c), '[]') FROM (
        SELECT commune, count(*)::int AS establishments FROM establishment
        WHERE active AND ${here} GROUP BY 1 ORDER BY 1) c) AS communes,
      (SELECT count(DISTINCT establishment_id)::int FROM house h WHERE NOT EXISTS (
        SELECT FROM day d WHERE d.establishment_id = h.establishment_id
          AND d.last_declared_at > ${new Date(now.getTime() - dayMs)})) AS "silentEstablishments",
      coalesce(sum(arrivals), 0)::int AS "arrivalsToday",
      coalesce(sum(departures), 0)::int AS "departuresToday",
      coalesce(sum(late_declarations), 0)::int AS "lateToday"
    FROM day WHERE day = ${today}::date`;
  if (!facts) throw new Error('An aggregate gave no row.');
  return facts;
}

export type DayFacts = {
  day: string;
  arrivals: number;
  departures: number;
  balance: number;
  foreignBalance: number;
};

export type HistoryFacts = { guests: number; foreignGuests: number; days: DayFacts[] };

/** Who is in house now, and the sums of each day from `from` on as far as anything happened: at one moment. */
export async function readHistory(queries: Queries, from: string, communes: Communes): Promise<HistoryFacts> {
  const here = communes === 'all' ? Prisma.sql`true` : Prisma.sql`commune = ANY(${communes}::text[])`;
  const [facts] = await queries.$queryRaw<HistoryFacts[]>`
    SELECT count(*)::int AS guests, count(*) FILTER (WHERE nationality <> 'VNM')::int AS "foreignGuests",
      (SELECT coalesce(json_agg(d), '[]') FROM (
        SELECT day::text AS day, sum(arrivals)::int AS arrivals, sum(departures)::int AS departures,
          sum(arrivals - departures)::int AS balance,
          sum(foreign_arrivals - foreign_departures)::int AS "foreignBalance"
        FROM establishment_day WHERE day >= ${from}::date AND ${here}
        GROUP BY day) d) AS days
    FROM in_house WHERE ${here}`;
  if (!facts) throw new Error('An aggregate gave no row.');
  return facts;
}
