import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { findLatest } from './measurement.store.ts';
import type { Measurement } from './measurement.type.ts';

/** Station id to the newest measurement of each of its parameters. */
export function createLatestLoader(database: Queries) {
  return new DataLoader<string, Measurement[]>(async (stationIds) => {
    const byStation = Map.groupBy(await findLatest(database, stationIds), (one) => one.stationId);
    return stationIds.map((id) => byStation.get(id) ?? []);
  });
}
