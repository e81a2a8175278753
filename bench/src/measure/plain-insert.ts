import pg from 'pg';
import type { BenchCity } from './bench-city.ts';
import { subgraphPool } from './subgraph-pool.ts';

/**
 * The limit for `declare`: the rows that the bench has just declared, written again by nothing but multi-row
 * INSERTs into a table with the same columns and indexes. Answers rows per second.
 */
export async function plainInsertRate(
  city: BenchCity,
  batch: number,
  workers: number,
  rows: number,
): Promise<number> {
  const pool = subgraphPool(city, 'accommodation', workers);
  try {
    await pool.query('drop table if exists bench_stay; create table bench_stay (like stay including all)');
    const source = await pool.query('select * from stay order by declared_at desc limit $1', [rows]);
    const columns = source.fields.map(({ name }) => name);
    const batches: unknown[][] = [];
    for (let start = 0; start < source.rows.length; start += batch)
      batches.push(source.rows.slice(start, start + batch));
    const started = performance.now();
    await Promise.all(
      Array.from({ length: workers }, async () => {
        for (let next = batches.pop(); next; next = batches.pop()) {
          const values = next.map(
            (_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`)})`,
          );
          const parameters = (next as Record<string, unknown>[]).flatMap((row) =>
            columns.map((column) => row[column]),
          );
          const names = columns.map((column) => pg.escapeIdentifier(column));
          await pool.query(`insert into bench_stay (${names}) values ${values}`, parameters);
        }
      }),
    );
    return source.rows.length / ((performance.now() - started) / 1000);
  } finally {
    await pool.query('drop table if exists bench_stay');
    await pool.end();
  }
}
