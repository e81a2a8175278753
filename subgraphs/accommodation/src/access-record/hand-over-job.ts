import type { TaskList } from '@city/kit/jobs/jobs';
import type { Logger } from '@city/kit/log/log';
import type { Queries } from '../database.ts';
import { handOverCrontab, handOverTask } from './hand-over-bell.ts';
import { handOverLooks, type Identity } from './hand-over-looks.ts';

/** For `startJobs`. */
export function handOverJob(o: { queries: Queries; identity: Identity; log: Logger }): {
  tasks: TaskList;
  crontab: string;
} {
  return { tasks: { [handOverTask]: () => handOverLooks(o) }, crontab: handOverCrontab };
}
