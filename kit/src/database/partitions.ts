import pg from 'pg';
import { addPeriods, type Period, periodOf, startOf, suffixOf } from './partition-period.ts';

export type PartitionedTable = {
  table: string;
  by: Period;
  /** Periods after the current one to have ready. */
  ahead: number;
  /** Periods before the current one to have ready; one, unless rows arrive late. */
  behind?: number;
  /** Periods before the current one to keep; all when not given. */
  keep?: number;
};

/** What every subgraph does with its events: one day more is kept than a cursor may be old. */
export const eventPartitions: PartitionedTable = { table: 'event', by: 'day', ahead: 7, keep: 8 };

export type PartitionChanges = { created: string[]; dropped: string[] };

/**
 * Makes the partitions ahead of time and drops the expired ones; safe to run at any time and in many processes.
 * They live in a schema of their own, where Prisma does not take them for tables that it should know.
 */
export async function ensurePartitions(
  o: PartitionedTable & { pool: pg.Pool; schema: string; now?: Date },
): Promise<PartitionChanges> {
  const client = await o.pool.connect();
  const changes: PartitionChanges = { created: [], dropped: [] };
  try {
    const existing = await partitionsOf(client, o.schema, o.table);
    const current = periodOf(o.by, o.now ?? new Date());
    for (let step = -(o.behind ?? 1); step <= o.ahead; step++) {
      const start = addPeriods(o.by, current, step);
      const partition = `${o.table}_${suffixOf(o.by, start)}`;
      if (existing.includes(partition)) continue;
      const end = addPeriods(o.by, start, 1);
      if (await create(client, o, partition, start, end)) changes.created.push(partition);
    }
    if (o.keep !== undefined) {
      const oldest = addPeriods(o.by, current, -o.keep);
      for (const partition of existing) {
        const start = startOf(o.by, partition.slice(o.table.length + 1));
        if (!start || start >= oldest) continue;
        await drop(client, o.schema, partition);
        changes.dropped.push(partition);
      }
    }
    return changes;
  } finally {
    client.release();
  }
}

async function partitionsOf(client: pg.PoolClient, schema: string, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name
       from pg_inherits i
       join pg_class c on c.oid = i.inhrelid
       join pg_namespace n on n.oid = c.relnamespace
      where i.inhparent = $1::regclass and n.nspname = $2
      order by 1`,
    [qualified(schema, table), `${schema}_partitions`],
  );
  return rows.map(({ name }) => name);
}

/** Attaching an empty table lets the parent be read and written meanwhile; creating it as a partition would not. */
async function create(
  client: pg.PoolClient,
  o: { schema: string; table: string },
  name: string,
  start: Date,
  end: Date,
): Promise<boolean> {
  const parent = qualified(o.schema, o.table);
  const partition = qualified(`${o.schema}_partitions`, name);
  return inTransaction(client, async () => {
    // Another process may make the same one.
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [parent]);
    const { rowCount } = await client.query('select 1 where to_regclass($1) is not null', [partition]);
    if (rowCount) return false;
    await client.query(`create table ${partition} (like ${parent} including all)`);
    await client.query(
      `alter table ${parent} attach partition ${partition}
         for values from (${pg.escapeLiteral(start.toISOString())}) to (${pg.escapeLiteral(end.toISOString())})`,
    );
    return true;
  });
}

/** Dropping locks the whole table, if only for a moment: rather come back later than make everyone wait. */
async function drop(client: pg.PoolClient, schema: string, partition: string): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`set local lock_timeout = '2s'`);
    await client.query(`drop table if exists ${qualified(`${schema}_partitions`, partition)}`);
  });
}

async function inTransaction<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function qualified(schema: string, table: string): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
}
