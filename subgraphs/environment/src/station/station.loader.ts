import { isUuid } from '@city/kit/text/is-uuid';
import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { findStationsByCode, findStationsById } from './station.store.ts';
import type { Station } from './station.type.ts';

/** What is no UUID is the id of nothing; the database would refuse to look. */
export function createStationLoader(database: Queries) {
  return new DataLoader<string, Station | null>(async (ids) => {
    const found = await findStationsById(database, ids.filter(isUuid));
    const byId = new Map(found.map((station) => [station.id, station]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });
}

/** What it finds by code is known by id as well: its fields ask for the station by id. */
export function createStationByCodeLoader(database: Queries, byId: DataLoader<string, Station | null>) {
  return new DataLoader<string, Station | null>(async (codes) => {
    const found = await findStationsByCode(database, codes);
    for (const station of found) byId.prime(station.id, station);
    const byCode = new Map(found.map((one) => [one.code, one]));
    return codes.map((code) => byCode.get(code) ?? null);
  });
}
