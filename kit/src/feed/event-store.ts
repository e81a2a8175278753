import { createHash } from 'node:crypto';
import pg from 'pg';
import { encodeFeedCursor } from './feed-cursor.ts';
import type { FeedEvent } from './feed-event.ts';
import { endBefore, type FeedPosition, isAfter, isBetweenTransactions } from './feed-position.ts';

/** One object for all listeners: none of them may change it. */
export type ReadEvent = { place: FeedPosition; event: FeedEvent };

export type EventBatch = {
  events: ReadEvent[];
  /** Every event up to here is in this batch or an earlier one. */
  readUpTo: FeedPosition;
  /** The limit cut the batch short: more can be read at once. */
  hasMore: boolean;
  /** Events are committed whose place is not final, since an older transaction is still running. */
  isHeldBack: boolean;
};

type Row = {
  xmin: string;
  transaction_id: string | null;
  position: string;
  topic: string;
  payload: unknown;
  occurred_at: Date;
};

/** All SQL of the feed. */
export class EventStore {
  readonly channel: string;
  feedId = '';
  private readonly pool: pg.Pool;
  private readonly schema: string;
  private readonly table: string;

  constructor(pool: pg.Pool, schema: string) {
    this.pool = pool;
    this.schema = schema;
    this.table = `${pg.escapeIdentifier(schema)}.event`;
    this.channel = `${schema}_event`;
  }

  /** Learns which feed of which database this is. A restored dump is another: its transactions are others. */
  async identify(): Promise<void> {
    const { rows } = await this.pool.query<{ system: string; database: string }>(
      `select system_identifier::text as system, d.oid::text as database
         from pg_control_system(), pg_database d where d.datname = current_database()`,
    );
    const parts = [rows[0]?.system, rows[0]?.database, this.schema];
    this.feedId = createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 12);
  }

  /** The place behind all events that are final now. */
  async end(): Promise<FeedPosition> {
    const { rows } = await this.pool.query<{ xmin: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
    );
    return endBefore(BigInt(rows[0]?.xmin ?? 0));
  }

  /**
   * The next events in final order. A sequence is drawn before the commit, so positions become visible out of
   * order; below the oldest running transaction (xmin) nothing can be added any more.
   */
  async read(after: FeedPosition, o: { limit: number; topics?: readonly string[] }): Promise<EventBatch> {
    const { rows } = await this.pool.query<Row>({
      name: o.topics ? 'feed-read-topics' : 'feed-read',
      text: `
        select s.xmin::text, e.transaction_id::text, e.position, e.topic, e.payload, e.occurred_at
          from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) s
          left join lateral (
            select * from ${this.table}
             where (transaction_id, position) > ($1::text::xid8, $2::bigint)
               ${o.topics ? 'and topic = any($4)' : ''}
             order by transaction_id, position
             limit $3
          ) e on true
         order by e.transaction_id, e.position`,
      values: [after.transactionId, after.position, o.limit, ...(o.topics ? [o.topics] : [])],
    });
    const end = endBefore(BigInt(rows[0]?.xmin ?? 0));
    const visible = rows.flatMap((row) => this.toEvents(row));
    const events = visible.filter((event) => !isAfter(event.place, end));
    const isHeldBack = events.length < visible.length;
    const hasMore = !isHeldBack && visible.length === o.limit;
    const last = events.at(-1)?.place;
    return {
      events,
      readUpTo: (hasMore && last) || (isAfter(end, after) ? end : after),
      hasMore,
      isHeldBack,
    };
  }

  /** Whether a cursor's place is one that this feed gave and from which everything since is still kept. */
  async find(place: FeedPosition): Promise<'kept' | 'no longer kept' | 'nowhere'> {
    const { rows } = await this.pool.query<{ is_past: boolean; is_kept: boolean; is_before_all: boolean }>(
      `select $1::text::xid8 < pg_snapshot_xmin(pg_current_snapshot()) as is_past,
              exists (select 1 from ${this.table}
                       where transaction_id = $1::text::xid8 and position = $2) as is_kept,
              not exists (select 1 from ${this.table}
                           where (transaction_id, position) < ($1::text::xid8, $2::bigint)) as is_before_all`,
      [place.transactionId, place.position],
    );
    const found = rows[0];
    if (!found?.is_past) return 'nowhere';
    if (found.is_kept || isBetweenTransactions(place)) return 'kept';
    return found.is_before_all ? 'no longer kept' : 'nowhere';
  }

  async notify(sender: string): Promise<void> {
    await this.pool.query('select pg_notify($1, $2)', [this.channel, sender]);
  }

  private toEvents(row: Row): ReadEvent[] {
    if (row.transaction_id === null) return [];
    const place = { transactionId: BigInt(row.transaction_id), position: BigInt(row.position) };
    const { topic, payload, occurred_at: occurredAt } = row;
    return [
      {
        place,
        event: {
          cursor: encodeFeedCursor(this.feedId, { place, at: occurredAt }),
          topic,
          payload,
          occurredAt,
        },
      },
    ];
  }
}
