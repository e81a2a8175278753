import { addDays, localDay, startOfLocalDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';
import type { MeasurementKey } from './measurement.store.ts';

/** An hour of which less was measured is left out of the means of days and years. */
export const neededInHour = 0.75;

/** Rolls the touched days up anew, after their hours. The stations must be locked, as for the hours. */
export async function rollUpDays(transaction: Queries, written: readonly MeasurementKey[]): Promise<void> {
  const touched = new Map(
    written.map(({ stationId, parameterCode, observedAt }) => {
      const day = localDay(observedAt);
      return [`${stationId} ${parameterCode} ${day}`, { stationId, parameterCode, day }];
    }),
  );
  const days = [...touched.values()];
  await transaction.$executeRaw`
    with touched as (
      select * from unnest(
        ${days.map((one) => one.stationId)}::uuid[], ${days.map((one) => one.parameterCode)}::text[],
        ${days.map((one) => one.day)}::date[],
        ${days.map((one) => startOfLocalDay(one.day).toISOString())}::timestamptz[],
        ${days.map((one) => startOfLocalDay(addDays(one.day, 1)).toISOString())}::timestamptz[]
      ) as touched (station_id, parameter_code, day, starts_at, ends_at)
    ),
    rolled as (
      select touched.station_id, touched.parameter_code, touched.day, covered.*
        from touched
        join station on station.id = touched.station_id
       cross join lateral (
         select count(*)::int as hours, sum(measured.sum / measured.count) as sum
           from measurement_hour measured
          where measured.station_id = touched.station_id and measured.parameter_code = touched.parameter_code
            and measured.hour >= touched.starts_at and measured.hour < touched.ends_at
            and measured.count >= ${neededInHour}::float8 * greatest(1, 60.0 / station.interval_minutes)
       ) covered
    ),
    emptied as (
      delete from measurement_day using rolled
       where rolled.hours = 0 and measurement_day.station_id = rolled.station_id
         and measurement_day.parameter_code = rolled.parameter_code and measurement_day.day = rolled.day
    )
    insert into measurement_day (station_id, parameter_code, day, hours, sum)
    select station_id, parameter_code, day, hours, sum from rolled where hours > 0
    on conflict (station_id, parameter_code, day)
    do update set hours = excluded.hours, sum = excluded.sum`;
}
