import type { Queries } from '../database.ts';
import { neededInHour } from '../measurement/measurement-day.store.ts';
import type { HourMean } from './index-of-station.ts';

/** Hours since `since` that were measured well enough to have a mean. */
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
       and hours.count >= ${neededInHour}::float8 * greatest(1, 60.0 / station.interval_minutes)`;
}
