import type { Queries } from '../database.ts';

export type Window = {
  stationId: string;
  parameterCode: string;
  /** End of the window, excluded. */
  until: Date;
  hours: number;
  /** Valid measurements that make an hour count. */
  neededPerHour: number;
};

/** Mean of the hourly means in each window, with the number of hours that were measured well enough; null without any. */
export async function findWindowMeans(
  database: Queries,
  windows: readonly Window[],
): Promise<{ mean: number | null; hours: number }[]> {
  if (windows.length === 0) return [];
  return database.$queryRaw<{ mean: number | null; hours: number }[]>`
    select measured.mean, measured.hours
      from unnest(
        ${windows.map((one) => one.stationId)}::uuid[], ${windows.map((one) => one.parameterCode)}::text[],
        ${windows.map((one) => one.until.toISOString())}::timestamptz[],
        ${windows.map((one) => one.hours)}::int[], ${windows.map((one) => one.neededPerHour)}::float8[]
      ) with ordinality as asked (station_id, parameter_code, until, hours, needed, position)
     cross join lateral (
       select avg(sum / count) as mean, count(*)::int as hours
         from measurement_hour
        where station_id = asked.station_id and parameter_code = asked.parameter_code
          and hour >= asked.until - make_interval(hours => asked.hours) and hour < asked.until
          and count >= asked.needed
     ) measured
     order by asked.position`;
}
