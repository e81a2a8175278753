import pg from 'pg';

/** A Prisma client or, better, the transaction that the job is a consequence of. */
export type JobTransaction = { $executeRawUnsafe(query: string, ...values: unknown[]): PromiseLike<number> };

export type JobOptions = {
  /** A later job with the same key replaces one that has not begun. */
  jobKey?: string;
  runAt?: Date;
  /** 25 attempts spread over about three days when not given. */
  maxAttempts?: number;
};

/** Enqueues in the caller's transaction: the job exists when, and only when, the change that asks for it does. */
export async function addJob(
  tx: JobTransaction,
  schema: string,
  task: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  await tx.$executeRawUnsafe(
    `select ${pg.escapeIdentifier(schema)}.add_job(
       $1::text, payload => $2::text::json, run_at => $3::timestamptz, max_attempts => $4::int, job_key => $5::text)`,
    task,
    JSON.stringify(payload ?? {}),
    options.runAt ?? null,
    options.maxAttempts ?? null,
    options.jobKey ?? null,
  );
}
