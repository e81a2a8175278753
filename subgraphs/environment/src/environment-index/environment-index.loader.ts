import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { startOfHour } from '../measurement/measurement-hour.store.ts';
import { findHourMeans } from './hour-mean.store.ts';
import { type HourMean, lookBackHours } from './index-of-station.ts';

const hourMs = 3_600_000;

/** Station id to the well covered hours that an index may need, by one statement for all stations. */
export function createRecentHoursLoader(database: Queries, now: () => Date) {
  return new DataLoader<string, HourMean[]>(async (stationIds) => {
    const since = new Date(startOfHour(now()).getTime() - lookBackHours * hourMs);
    const byStation = Map.groupBy(await findHourMeans(database, stationIds, since), (one) => one.stationId);
    return stationIds.map((id) => byStation.get(id) ?? []);
  });
}
