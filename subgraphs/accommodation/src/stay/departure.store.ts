import { bulkRows } from '../bulk-rows.ts';
import type { Queries } from '../database.ts';
import type { StayRecord } from './stay-record.ts';

/** The stays are locked by the caller. */
export async function markDeparted(
  queries: Queries,
  stays: readonly StayRecord[],
  departedAt: Date,
): Promise<void> {
  const keys = bulkRows(stays.map(({ id, arrivedAt }) => ({ id, arrivedAt })));
  await queries.$executeRaw`
    UPDATE stay s SET departed_at = ${departedAt}, status = 'DEPARTED'
    FROM jsonb_to_recordset(${keys}::jsonb) AS k(id uuid, arrived_at timestamptz)
    WHERE s.arrived_at = k.arrived_at AND s.id = k.id`;
  const ids = stays.map(({ id }) => id);
  await queries.$executeRaw`DELETE FROM in_house WHERE stay_id = ANY(${ids}::uuid[])`;
}
