import pg from 'pg';
import type { Logger } from '../log/log.ts';
import { meter } from '../metrics/meter.ts';

export type PoolOptions = { max?: number; applicationName?: string; connectWithinMs?: number; log?: Logger };

/** A pool whose idle connections may be cut (PostgreSQL restarts) without taking the process with them. */
export function createPool(connectionString: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'city',
    connectionTimeoutMillis: options.connectWithinMs ?? 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  showPool(pool, options.applicationName ?? 'city');
  // The pool has dropped the connection already and opens another on demand: there is nothing to repair here.
  // Only the message is logged: the error carries the whole connection.
  pool.on('error', ({ message }) => options.log?.warn({ reason: message }, 'An idle connection was cut'));
  // A connection cut while someone holds it fails their next query, which tells them.
  pool.on('connect', (client) =>
    client.on('error', ({ message }) => options.log?.debug({ reason: message }, 'A connection was cut')),
  );
  return pool;
}

/** A pool that was ended and forgotten is not kept for its figures. */
function showPool(pool: pg.Pool, name: string): void {
  const kept = new WeakRef(pool);
  meter.figure(
    'gauge',
    {
      name: 'database_pool_connections',
      help: 'Connections by pool (Prisma keeps its own beside these) and state; waiting is who has none yet.',
      labels: ['pool', 'state'],
    },
    () => {
      const current = kept.deref();
      if (!current || current.ended) return [];
      const { totalCount, idleCount, waitingCount } = current;
      return [
        { labels: { pool: name, state: 'used' }, value: totalCount - idleCount },
        { labels: { pool: name, state: 'idle' }, value: idleCount },
        { labels: { pool: name, state: 'waiting' }, value: waitingCount },
      ];
    },
  );
}
