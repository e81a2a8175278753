import { ensurePartitions, eventPartitions, type PartitionedTable } from '@city/kit/database/partitions';
import type { Pool } from 'pg';

/** Arrivals may be declared 31 days late, so the months before are ready too. */
export const partitionedTables: readonly PartitionedTable[] = [
  eventPartitions,
  { table: 'stay', by: 'month', ahead: 2, behind: 3 },
  { table: 'access_record', by: 'month', ahead: 2 },
];

export async function preparePartitions(pool: Pool): Promise<void> {
  for (const table of partitionedTables) {
    await ensurePartitions({ pool, schema: 'accommodation', ...table });
  }
}
