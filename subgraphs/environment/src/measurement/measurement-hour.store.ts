import type { Queries } from '../database.ts';
import type { MeasurementKey } from './measurement.store.ts';

const hourMs = 3_600_000;

export function startOfHour(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / hourMs) * hourMs);
}

/**
 * Rolls the touched hours up anew from what the table holds, so that a replaced value, or one that turned out
 * to be a fault, leaves no trace. The stations must be locked: two writers of one hour would each miss the other.
 */
export async function rollUpHours(transaction: Queries, written: readonly MeasurementKey[]): Promise<void> {
  const touched = new Map(
    written.map(({ stationId, parameterCode, observedAt }) => {
      const hour = startOfHour(observedAt).toISOString();
      return [`${stationId} ${parameterCode} ${hour}`, { stationId, parameterCode, hour }];
    }),
  );
  const hours = [...touched.values()];
  await transaction.$executeRaw`
    with touched as (
      select * from unnest(
        ${hours.map((one) => one.stationId)}::uuid[], ${hours.map((one) => one.parameterCode)}::text[],
        ${hours.map((one) => one.hour)}::timestamptz[]
      ) as touched (station_id, parameter_code, hour)
    ),
    rolled as (
      select touched.*, valid.*
        from touched
       cross join lateral (
         select count(*)::int as count, sum(value) as sum, min(value) as minimum, max(value) as maximum
           from measurement
          where station_id = touched.station_id and parameter_code = touched.parameter_code
            and observed_at >= touched.hour and observed_at < touched.hour + interval '1 hour'
            and quality = 'VALID'
       ) valid
    ),
    emptied as (
      delete from measurement_hour using rolled
       where rolled.count = 0 and measurement_hour.station_id = rolled.station_id
         and measurement_hour.parameter_code = rolled.parameter_code and measurement_hour.hour = rolled.hour
    )
    insert into measurement_hour (station_id, parameter_code, hour, count, sum, minimum, maximum)
    select station_id, parameter_code, hour, count, sum, minimum, maximum from rolled where count > 0
    on conflict (station_id, parameter_code, hour)
    do update set count = excluded.count, sum = excluded.sum,
                  minimum = excluded.minimum, maximum = excluded.maximum`;
}
