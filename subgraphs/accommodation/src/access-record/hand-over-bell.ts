import { addJob } from '@city/kit/jobs/jobs';
import type { Logger } from '@city/kit/log/log';
import type { Database } from '../database.ts';

export const handOverTask = 'hand-over-looks';

/** For a ring that got lost, as when the process ended right after the look. */
export const handOverCrontab = `* * * * * ${handOverTask} ?max=3`;

const quietMs = 500;

/**
 * Calls the job that hands looks over. The looks themselves lie safe beside it: this only makes it seconds
 * rather than a minute, and many looks at once make one job.
 */
export class HandOverBell {
  readonly #database: Database;
  readonly #log: Logger;
  #waiting: NodeJS.Timeout | undefined;

  constructor(o: { database: Database; log: Logger }) {
    this.#database = o.database;
    this.#log = o.log;
  }

  ring(): void {
    this.#waiting ??= setTimeout(() => void this.#call(), quietMs);
  }

  stop(): void {
    clearTimeout(this.#waiting);
  }

  async #call(): Promise<void> {
    this.#waiting = undefined;
    try {
      await addJob(this.#database, 'accommodation_worker', handOverTask, {}, { jobKey: handOverTask });
    } catch (error) {
      this.#log.warn({ err: error }, 'Looks are handed over with the next minute');
    }
  }
}
