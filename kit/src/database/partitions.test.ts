import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { ensurePartitions } from './partitions.ts';
import { createPool } from './pool.ts';

let database: TestDatabase;
let pool: pg.Pool;
const schema = 'sample';
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

beforeAll(async () => {
  database = await createTestDatabase('sample');
  pool = createPool(database.url);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('drop table if exists reading');
  await pool.query('create table reading (at timestamptz primary key) partition by range (at)');
  await pool.query('create index reading_brin on reading using brin (at)');
});

const daily = { table: 'reading', by: 'day', ahead: 1 } as const;

test('yesterday, today and the days ahead have a partition, over the end of a year too', async () => {
  const changes = await ensurePartitions({ pool, schema, ...daily, now: noon('2025-12-31') });
  expect(changes.created).toEqual(['reading_20251230', 'reading_20251231', 'reading_20260101']);
  await pool.query(`insert into reading values ('2025-12-30T00:00Z'), ('2026-01-01T23:59:59.999Z')`);
  await expect(pool.query(`insert into reading values ('2026-01-02T00:00Z')`)).rejects.toThrow(
    /no partition/,
  );
});

test('months begin at midnight UTC of their first day', async () => {
  const monthly = { table: 'reading', by: 'month', ahead: 2, behind: 0 } as const;
  const changes = await ensurePartitions({ pool, schema, ...monthly, now: noon('2025-12-31') });
  expect(changes.created).toEqual(['reading_202512', 'reading_202601', 'reading_202602']);
  await pool.query(`insert into reading values ('2025-12-01T00:00Z'), ('2026-02-28T23:59Z')`);
});

test('running it again, and in many processes at once, changes nothing more', async () => {
  const runs = await Promise.all(
    Array.from({ length: 5 }, () => ensurePartitions({ pool, schema, ...daily, now: noon('2025-06-01') })),
  );
  expect(runs.flatMap(({ created }) => created)).toHaveLength(3);
  const again = await ensurePartitions({ pool, schema, ...daily, now: noon('2025-06-01') });
  expect(again).toEqual({ created: [], dropped: [] });
});

test('what is older than what is kept goes, and nothing else', async () => {
  const keep = { ...daily, keep: 2 };
  for (const day of ['2025-06-01', '2025-06-02', '2025-06-03', '2025-06-04'])
    await ensurePartitions({ pool, schema, ...daily, now: noon(day) });
  const changes = await ensurePartitions({ pool, schema, ...keep, now: noon('2025-06-04') });
  expect(changes.dropped).toEqual(['reading_20250531', 'reading_20250601']);
});

test('a partition has the indexes of its table', async () => {
  await ensurePartitions({ pool, schema, ...daily, now: noon('2025-06-01') });
  const { rows } = await pool.query<{ count: string }>(
    `select count(*) from pg_inherits i join pg_class c on c.oid = i.inhparent where c.relname = 'reading_brin'`,
  );
  expect(Number(rows[0]?.count)).toBe(3);
});

test('the table can be read and written while partitions are made', async () => {
  await ensurePartitions({ pool, schema, ...daily, now: noon('2025-06-01') });
  const busy = await pool.connect();
  await busy.query('begin');
  await busy.query(`insert into reading values ('2025-06-01T01:00Z')`);
  const changes = await ensurePartitions({ pool, schema, ...daily, now: noon('2025-06-02') });
  expect(changes.created).toEqual(['reading_20250603']);
  await busy.query('commit');
  busy.release();
});
