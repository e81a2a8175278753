import { ensurePartitions, eventPartitions, type PartitionedTable } from '@city/kit/database/partitions';
import { type Jobs, startJobs } from '@city/kit/jobs/jobs';
import { partitionJob } from '@city/kit/jobs/partition-job';
import type { Logger } from '@city/kit/log/log';
import type { Pool } from 'pg';
import type { OidcPayloadStore } from '../provider/oidc-payload.store.ts';
import type { AttemptStore } from '../sign-in/attempt.store.ts';

/** Without its month's partition no access record can be kept, and without a record no data leaves. */
const accessRecords: PartitionedTable = { table: 'access_record', by: 'month', ahead: 3 };

const tables = [accessRecords, eventPartitions];

export async function startMaintenance(o: {
  connectionString: string;
  pool: Pool;
  payloads: OidcPayloadStore;
  attempts: AttemptStore;
  log: Logger;
}): Promise<Jobs> {
  const schema = 'identity';
  for (const table of tables) await ensurePartitions({ pool: o.pool, schema, ...table });
  const partitions = partitionJob({ pool: o.pool, schema, tables, log: o.log });
  return startJobs({
    connectionString: o.connectionString,
    schema: `${schema}_worker`,
    log: o.log,
    tasks: {
      ...partitions.tasks,
      // What expired is not answered even while it is still there.
      'remove-expired': async () => {
        const payloads = await o.payloads.removeExpired();
        const attempts = await o.attempts.removeOld();
        o.log.debug({ payloads, attempts }, 'removed what has expired');
      },
    },
    crontab: `${partitions.crontab}\n*/10 * * * * remove-expired ?max=3`,
  });
}
