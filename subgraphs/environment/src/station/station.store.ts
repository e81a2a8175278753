import type { Queries } from '../database.ts';
import type { StationKind } from '../generated/prisma/enums.ts';
import type { StationModel } from '../generated/prisma/models.ts';
import type { Station } from './station.type.ts';

export async function findStations(database: Queries, kind?: StationKind | null): Promise<Station[]> {
  const rows = await database.station.findMany({ where: kind ? { kind } : {}, orderBy: { code: 'asc' } });
  return rows.map(toStation);
}

export async function findStationsById(database: Queries, ids: readonly string[]): Promise<Station[]> {
  const rows = await database.station.findMany({ where: { id: { in: [...ids] } } });
  return rows.map(toStation);
}

export async function findStationsByCode(database: Queries, codes: readonly string[]): Promise<Station[]> {
  const rows = await database.station.findMany({ where: { code: { in: [...codes] } } });
  return rows.map(toStation);
}

/** Writers of the same station wait for each other: what is counted and rolled up after this is final. */
export async function lockStations(transaction: Queries, ids: readonly string[]): Promise<void> {
  await transaction.$queryRaw`
    select id from station where id = any(${ids}::uuid[]) order by id for no key update`;
}

function toStation(row: StationModel): Station {
  return {
    id: row.id,
    code: row.code,
    name: { vi: row.nameVi, en: row.nameEn },
    kind: row.kind,
    waterBody: row.waterBody,
    waterClass: row.waterClass,
    location: { latitude: row.latitude, longitude: row.longitude },
    commune: row.commune,
    operatorId: row.operatorId,
    intervalMinutes: row.intervalMinutes,
    isInMaintenance: row.isInMaintenance,
  };
}
