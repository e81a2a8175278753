import type pg from 'pg';
import type { BenchCity } from '../measure/bench-city.ts';
import { subgraphPool } from '../measure/subgraph-pool.ts';

/**
 * When a declaration was committed, by the clock of the machine: a trigger that runs as the last thing before the
 * commit writes it down. What is left after it is the commit itself.
 */
export class CommitClock {
  private readonly pool: pg.Pool;

  private constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  static async start(city: BenchCity): Promise<CommitClock> {
    const pool = subgraphPool(city, 'accommodation', 1);
    await pool.query(`
      create table bench_commit (at timestamptz not null);
      create function bench_note_commit() returns trigger language plpgsql as
        $$ begin insert into bench_commit values (clock_timestamp()); return null; end $$;
      create constraint trigger bench_commit after insert on stay
        deferrable initially deferred for each row execute function bench_note_commit()`);
    return new CommitClock(pool);
  }

  /** Of the last declaration, in milliseconds since 1970. */
  async last(): Promise<number> {
    const { rows } = await this.pool.query<{ at: number }>(
      'select extract(epoch from max(at))::float8 * 1000 as at from bench_commit',
    );
    const [row] = rows;
    if (!row) throw new Error('Nothing was committed');
    return row.at;
  }

  stop(): Promise<void> {
    return this.pool.end();
  }
}
