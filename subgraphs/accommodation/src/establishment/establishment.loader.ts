import { isUuid } from '@city/kit/text/is-uuid';
import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import {
  findByCodes,
  findByIds,
  findByOperators,
  findOccupancies,
  type OccupancyRecord,
} from './establishment.store.ts';
import type { EstablishmentRecord } from './establishment-record.ts';

export type EstablishmentLoaders = ReturnType<typeof createEstablishmentLoaders>;

/** Of one operation; an id or code that is none finds nothing. */
export function createEstablishmentLoaders(queries: Queries) {
  return {
    establishments: new DataLoader<string, EstablishmentRecord | null>(async (ids) => {
      const wanted = ids.filter(isUuid);
      const rows = wanted.length > 0 ? await findByIds(queries, wanted) : [];
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
    }),
    establishmentsByCode: new DataLoader<string, EstablishmentRecord | null>(async (codes) => {
      // PostgreSQL's text cannot hold U+0000.
      const rows = await findByCodes(
        queries,
        codes.filter((code) => !code.includes('\0')),
      );
      const byCode = new Map(rows.map((row) => [row.code, row]));
      return codes.map((code) => byCode.get(code) ?? null);
    }),
    establishmentsByOperator: new DataLoader<string, EstablishmentRecord[]>(async (operatorIds) => {
      const rows = await findByOperators(queries, operatorIds.filter(isUuid));
      return operatorIds.map((id) => rows.filter(({ operatorId }) => operatorId === id.toLowerCase()));
    }),
    occupancies: new DataLoader<string, Omit<OccupancyRecord, 'establishmentId'>>(async (ids) => {
      const rows = await findOccupancies(queries, ids);
      const byId = new Map(rows.map((row) => [row.establishmentId, row]));
      return ids.map((id) => byId.get(id) ?? { guests: 0, foreignGuests: 0, occupiedRooms: 0 });
    }),
  };
}
