import { addDays, localDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';

export type Window = {
  stationId: string;
  parameterCode: string;
  /** End of the window, excluded. */
  until: Date;
  hours: number;
};

export type MeanOfWindow = { mean: number | null; hours: number };

type HourWindow = Window & { neededPerHour: number };

/** Mean of the hourly means, with the number of hours that were measured well enough; null without any. */
export async function findMeansOfHours(
  database: Queries,
  windows: readonly HourWindow[],
): Promise<MeanOfWindow[]> {
  if (windows.length === 0) return [];
  return database.$queryRaw<MeanOfWindow[]>`
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

/** The same for windows of whole days in Vietnam, from the days' roll-up. */
export async function findMeansOfDays(
  database: Queries,
  windows: readonly Window[],
): Promise<MeanOfWindow[]> {
  if (windows.length === 0) return [];
  const ends = windows.map(({ until }) => localDay(until));
  const starts = ends.map((end, index) => addDays(end, -Math.round((windows[index]?.hours ?? 0) / 24)));
  return database.$queryRaw<MeanOfWindow[]>`
    select measured.mean, measured.hours
      from unnest(
        ${windows.map((one) => one.stationId)}::uuid[], ${windows.map((one) => one.parameterCode)}::text[],
        ${starts}::date[], ${ends}::date[]
      ) with ordinality as asked (station_id, parameter_code, starts, ends, position)
     cross join lateral (
       select sum(sum) / nullif(sum(hours), 0) as mean, coalesce(sum(hours), 0)::int as hours
         from measurement_day
        where station_id = asked.station_id and parameter_code = asked.parameter_code
          and day >= asked.starts and day < asked.ends
     ) measured
     order by asked.position`;
}
