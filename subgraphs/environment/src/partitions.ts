import { ensurePartitions, eventPartitions } from '@city/kit/database/partitions';
import type { Pool } from 'pg';

const schema = 'environment';
const daysPerMonth = 28;

/** Every month that a measurement may still come for has its partition, and the next two have theirs. */
export async function makePartitions(
  pool: Pool,
  { oldestMeasurementDays }: { oldestMeasurementDays: number },
) {
  const behind = Math.ceil(oldestMeasurementDays / daysPerMonth);
  await ensurePartitions({ pool, schema, ...eventPartitions });
  await ensurePartitions({ pool, schema, table: 'measurement', by: 'month', ahead: 2, behind });
  await ensurePartitions({ pool, schema, table: 'measurement_hour', by: 'month', ahead: 2, behind });
}
