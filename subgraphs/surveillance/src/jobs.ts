import { eventPartitions } from '@city/kit/database/partitions';
import { partitionJob } from '@city/kit/jobs/partition-job';
import type { Logger } from '@city/kit/log/log';
import type { Pool } from 'pg';
import type { Services } from './context.ts';
import { markSilentDevices } from './device/mark-silent-devices.ts';

/** What runs without being asked. */
export function surveillanceJobs(services: Services, { pool, log }: { pool: Pool; log: Logger }) {
  const partitions = partitionJob({ pool, schema: 'surveillance', tables: [eventPartitions], log });
  return {
    tasks: {
      ...partitions.tasks,
      'mark-silent-devices': async () => {
        const silent = await markSilentDevices(services);
        if (silent > 0) log.info({ silent }, 'Devices fell silent');
      },
    },
    // One run at a time: a minute that was missed needs no second one.
    crontab: `${partitions.crontab}\n* * * * * mark-silent-devices ?jobKey=mark-silent-devices&max=1`,
  };
}
