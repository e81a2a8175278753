import type { Queries } from '../database.ts';
import type { HourMean } from './index-of-station.ts';

/** Hours since `since` of which at least three quarters were measured. */
export async function findHourMeans(
  database: Queries,
  stationIds: readonly string[],
  since: Date,
): Promise<(HourMean & { stationId: string })[]> {
  return database.$queryRaw<(HourMean & { stationId: string })[]>`
    select hours.station_id as "stationId", hours.parameter_code as "parameterCode", hours.hour,
           hours.sum / hours.count as mean
      from measurement_hour hours
      join station on station.id = hours.station_id
     where hours.station_id = any(${[...stationIds]}::uuid[])
       and hours.hour >= ${since.toISOString()}::timestamptz
       and hours.count >= 0.75 * greatest(1, 60.0 / station.interval_minutes)`;
}
