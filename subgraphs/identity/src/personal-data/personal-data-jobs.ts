import type { TaskList } from '@city/kit/jobs/jobs';
import { z } from 'zod';
import { completeErasure } from './complete-erasure.ts';
import { type Exporter, exportPersonalData, removeOldExports } from './export-personal-data.ts';
import { erasureTask, exportTask, removeExportsTask } from './export-task.ts';

const payloadSchema = z.object({ requestId: z.uuid() });

/** For `startJobs`: what is done about a person's data outside a request. */
export function personalDataJobs(exporter: Exporter): { tasks: TaskList; crontab: string } {
  return {
    tasks: {
      [exportTask]: (payload) => exportPersonalData(exporter, payloadSchema.parse(payload).requestId),
      [erasureTask]: (payload) => completeErasure(exporter, payloadSchema.parse(payload).requestId),
      [removeExportsTask]: () => removeOldExports(exporter),
    },
    crontab: `41 * * * * ${removeExportsTask} ?max=3`,
  };
}
