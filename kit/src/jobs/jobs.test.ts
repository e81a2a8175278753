import type pg from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createPool } from '../database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { addJob, type Jobs, startJobs, type TaskList } from './jobs.ts';
import { partitionJob } from './partition-job.ts';

const schema = 'sample_worker';
const log = pino({ level: 'silent' });
let database: TestDatabase;
let pool: pg.Pool;
let jobs: Jobs | undefined;

beforeAll(async () => {
  database = await createTestDatabase('sample');
  pool = createPool(database.url);
  await start({});
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function start(tasks: TaskList, crontab?: string): Promise<void> {
  await jobs?.stop();
  jobs = await startJobs({ connectionString: database.url, schema, tasks, crontab, log, pollIntervalMs: 50 });
}

/** What Prisma's interactive transaction is to `addJob`. */
async function transaction(
  outcome: 'commit' | 'rollback',
  work: (tx: Parameters<typeof addJob>[0]) => Promise<void>,
) {
  const client = await pool.connect();
  await client.query('begin');
  await work({
    $executeRawUnsafe: async (query, ...values) => (await client.query(query, values)).rowCount ?? 0,
  });
  await client.query(outcome);
  client.release();
}

test('a committed job runs once with its payload', async () => {
  const task = vi.fn();
  await start({ greet: task });
  await transaction('commit', (tx) => addJob(tx, schema, 'greet', { name: 'An', list: [1] }));
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(1));
  await start({ greet: task });
  await transaction('commit', (tx) => addJob(tx, schema, 'greet', { name: 'Bình' }));
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(2));
  expect(task.mock.calls.map(([payload]) => payload)).toEqual([{ name: 'An', list: [1] }, { name: 'Bình' }]);
});

test('a rolled back transaction leaves no job', async () => {
  const task = vi.fn();
  await start({ greet: task });
  await transaction('rollback', (tx) => addJob(tx, schema, 'greet', { name: 'nobody' }));
  await transaction('commit', (tx) => addJob(tx, schema, 'greet', { name: 'somebody' }));
  await vi.waitFor(() => expect(task).toHaveBeenCalled());
  expect(task.mock.calls.map(([payload]) => payload)).toEqual([{ name: 'somebody' }]);
});

test('a job that fails comes back later, with back-off', async () => {
  const failedAt: Date[] = [];
  const task = vi.fn().mockImplementationOnce(() => {
    failedAt.push(new Date());
    throw new Error('register is down');
  });
  await start({ report: task });
  await transaction('commit', (tx) => addJob(tx, schema, 'report', {}));
  const failed = await vi.waitFor(async () => {
    const { rows } = await pool.query(
      `select attempts, last_error, run_at > $1::timestamptz + interval '2 seconds' as is_later
         from ${schema}._private_jobs where last_error is not null`,
      failedAt,
    );
    expect(rows).toHaveLength(1);
    return rows[0];
  });
  expect(failed).toMatchObject({ attempts: 1, is_later: true });
  expect(failed.last_error).toContain('register is down');
  await pool.query(`update ${schema}._private_jobs set run_at = now()`);
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(2));
});

test('jobs of one key that have not begun are one job', async () => {
  const later = new Date(Date.now() + 60_000);
  for (const n of [1, 2])
    await transaction('commit', (tx) => addJob(tx, schema, 'sum', { n }, { jobKey: 'one', runAt: later }));
  const { rows } = await pool.query(`select payload from ${schema}._private_jobs where key = 'one'`);
  expect(rows).toEqual([{ payload: { n: 2 } }]);
});

test('killed connections do not end the runner', async () => {
  const task = vi.fn();
  await start({ greet: task });
  const admin = createPool(database.adminUrl);
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'city-jobs'`,
  );
  await admin.end();
  await transaction('commit', (tx) => addJob(tx, schema, 'greet', {}));
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(1));
});

test('a job whose end cannot be written ends the runner, not the process, and the runner comes back', async () => {
  const blocker = await pool.connect();
  const task = vi.fn();
  await start({
    // What the runner writes next waits for the lock of this transaction, and is cut off while it waits.
    vain: async () => {
      await blocker.query(`begin; lock table ${schema}._private_jobs in share mode`);
    },
    greet: task,
  });
  await transaction('commit', (tx) => addJob(tx, schema, 'vain', {}));
  await vi.waitFor(async () => {
    const { rows } = await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%delete from%'`,
    );
    expect(rows).not.toHaveLength(0);
  });
  await blocker.query('rollback');
  blocker.release();
  await transaction('commit', (tx) => addJob(tx, schema, 'greet', {}));
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(1));
});

test('a runner that another schema’s migration has stopped comes back, and the process does not end as failed', async () => {
  const [task, ended] = [vi.fn(), vi.fn()];
  const stream = { write: (line: string) => void (line.includes('The job runner ended') && ended()) };
  await jobs?.stop();
  jobs = await startJobs({
    connectionString: database.url,
    schema,
    tasks: { greet: task },
    log: pino({ level: 'error' }, stream),
    pollIntervalMs: 50,
  });
  const exitCode = process.exitCode;
  await vi.waitFor(async () => {
    await pool.query(`select pg_notify('worker:migrate', '{"migrationNumber": 11, "breaking": true}')`);
    expect(ended).toHaveBeenCalled();
  });
  expect(process.exitCode).toBe(exitCode);
  await transaction('commit', (tx) => addJob(tx, schema, 'greet', {}));
  await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(1));
});

test('the partition job makes the partitions that are missing', async () => {
  await pool.query('create table reading (at timestamptz primary key) partition by range (at)');
  const tables = [{ table: 'reading', by: 'day', ahead: 2 }] as const;
  const job = partitionJob({ pool, schema: 'sample', tables, log });
  await start(job.tasks, job.crontab);
  await transaction('commit', (tx) => addJob(tx, schema, 'ensure-partitions', {}));
  await vi.waitFor(() => pool.query('insert into reading values (now())'));
});
