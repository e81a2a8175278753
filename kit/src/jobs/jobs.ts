import { EventEmitter } from 'node:events';
import { type Runner, run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker';
import type { Pool } from 'pg';
import { createPool } from '../database/pool.ts';
import type { Logger } from '../log/log.ts';
import { meter } from '../metrics/meter.ts';
import { prepareWorkerSchema } from './worker-schema.ts';

export type { TaskList } from 'graphile-worker';
export { addJob } from './add-job.ts';

export type JobsOptions = {
  connectionString: string;
  /** `<subgraph>_worker`. */
  schema: string;
  tasks: TaskList;
  /** Lines in the format of cron: `7 * * * * ensure-partitions`. */
  crontab?: string;
  log: Logger;
  concurrency?: number;
  pollIntervalMs?: number;
};

export type Jobs = { stop(): Promise<void> };

const restartMs = 5_000;
const stuckAfterMs = 2_000;
// Nobody waits for a job. Who has done one and gets no connection to say so ends the runner, and does it again later.
const connectWithinMs = 60_000;
/**
 * Outcomes are written as batches, of one mostly: graphile-worker waits for a batch when it stops, and ends its runner
 * when one can't be written. Without batches it does neither, and the failure would end the whole process.
 */
const outcomes = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

const countJob = meter.counter({
  name: 'jobs_total',
  help: 'Runs of jobs: done, failed and to be tried again or not, given up.',
  labels: ['task', 'outcome'],
});

/** Runs the subgraph's jobs in this process; several processes share the work. Failed jobs come back with back-off. */
export async function startJobs(o: JobsOptions): Promise<Jobs> {
  const concurrency = o.concurrency ?? 2;
  const pool = createPool(o.connectionString, {
    max: concurrency + 2,
    applicationName: 'city-jobs',
    connectWithinMs,
    log: o.log,
  });
  await prepareWorkerSchema(pool, o.schema);
  let isStopping = false;
  let restart: NodeJS.Timeout | undefined;
  let runner: Runner | undefined;

  async function start(): Promise<void> {
    runner = await startRunner(o, pool, concurrency, (error) => {
      runner = undefined;
      forgetExitCode();
      if (isStopping) return;
      o.log.error({ err: error }, 'The job runner ended, starting it again');
      restart = setTimeout(restartRunner, restartMs);
    });
  }

  function restartRunner(): void {
    starting = start().catch((error: unknown) => {
      o.log.error({ err: error }, 'The job runner did not start, trying again');
      if (!isStopping) restart = setTimeout(restartRunner, restartMs);
    });
  }

  let starting = start();
  await starting;
  return {
    async stop() {
      isStopping = true;
      clearTimeout(restart);
      await starting;
      // None while it waits to be started again, and one that has ended refuses to be stopped.
      await runner?.stop();
      await pool.end();
    },
  };
}

/** What graphile-worker leaves behind when it hears of another schema's migration: the process goes on, and well. */
const migratedExitCode = 57;

function forgetExitCode(): void {
  if (process.exitCode === migratedExitCode) process.exitCode = undefined;
}

async function startRunner(
  o: JobsOptions,
  pgPool: Pool,
  concurrency: number,
  onEnd: (error: unknown) => void,
): Promise<Runner> {
  const events = countedEvents();
  const runner = await run({
    preset: { worker: outcomes },
    pgPool,
    schema: o.schema,
    taskList: o.tasks,
    // Nothing at all would make it look for a file.
    crontab: o.crontab || '# none',
    concurrency,
    pollInterval: o.pollIntervalMs ?? 2_000,
    noHandleSignals: true,
    events,
    logger: new WorkerLogger(() => (level, message) => logLine(o.log, level, message)),
  });
  stopWhenStuck(events, runner, o.log);
  runner.promise.then(() => onEnd(undefined), onEnd);
  return runner;
}

/**
 * A runner whose very first question was cut off remembers the failure and asks nothing else any more, although the
 * database is back. One that has failed for so long without a break is ended, and with that started anew.
 */
function stopWhenStuck(events: WorkerEvents, runner: Runner, log: Logger): void {
  let failingSince: number | undefined;
  let isStopping = false;
  events.on('worker:getJob:error', () => {
    failingSince ??= performance.now();
    if (isStopping || performance.now() - failingSince < stuckAfterMs) return;
    isStopping = true;
    runner.stop().catch((error: unknown) => log.warn({ err: error }, 'A stuck job runner did not stop well'));
  });
  const isWell = () => {
    failingSince = undefined;
  };
  events.on('worker:getJob:empty', isWell);
  events.on('job:start', isWell);
}

function countedEvents(): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on('job:success', ({ job }) => countJob(1, { task: job.task_identifier, outcome: 'done' }));
  events.on('job:error', ({ job }) => countJob(1, { task: job.task_identifier, outcome: 'failed' }));
  events.on('job:failed', ({ job }) => countJob(1, { task: job.task_identifier, outcome: 'given up' }));
  return events;
}

/** Without what it attaches to the message: that holds the payloads. */
function logLine(log: Logger, level: string, message: string): void {
  if (level === 'error') log.error(message);
  else if (level === 'warning') log.warn(message);
  // What it calls information is one line for each job.
  else log.debug(message);
}
