import { ensurePartitions, eventPartitions, type PartitionedTable } from '@city/kit/database/partitions';
import type { Pool } from 'pg';

const daysPerMonth = 28;

/** Every month that a measurement may still come for has its partition, and the next two have theirs. */
export function partitionedTables(oldestMeasurementDays: number): PartitionedTable[] {
  const months = { by: 'month', ahead: 2, behind: Math.ceil(oldestMeasurementDays / daysPerMonth) } as const;
  return [eventPartitions, { table: 'measurement', ...months }, { table: 'measurement_hour', ...months }];
}

/** Before the first request: the job that comes after may run an hour later. */
export async function makePartitions(pool: Pool, tables: readonly PartitionedTable[]): Promise<void> {
  for (const table of tables) await ensurePartitions({ pool, schema: 'environment', ...table });
}
