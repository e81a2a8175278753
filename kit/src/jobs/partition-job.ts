import type { TaskList } from 'graphile-worker';
import type pg from 'pg';
import { ensurePartitions, type PartitionedTable } from '../database/partitions.ts';
import type { Logger } from '../log/log.ts';

/** For `startJobs`: `{ tasks: { ...own, ...partitions.tasks }, crontab: partitions.crontab }`. */
export function partitionJob(o: {
  pool: pg.Pool;
  schema: string;
  tables: readonly PartitionedTable[];
  log: Logger;
}): { tasks: TaskList; crontab: string } {
  return {
    tasks: {
      'ensure-partitions': async () => {
        for (const table of o.tables) {
          const changes = await ensurePartitions({ pool: o.pool, schema: o.schema, ...table });
          if (changes.created.length + changes.dropped.length > 0)
            o.log.info({ table: table.table, ...changes }, 'Partitions changed');
        }
      },
    },
    // Hourly, though partitions are made days ahead: a week of failures goes by before anything is missing.
    crontab: '7 * * * * ensure-partitions ?max=3',
  };
}
