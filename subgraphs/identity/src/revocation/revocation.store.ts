import type { Queries } from '../database.ts';

/** Tokens of the subject that were issued before the epoch, or all of the session, hold no longer. */
export type Revocation = { subject: string; minimumEpoch: number } | { sessionId: string };

export type RevocationPage = { cursor: string; revocations: Revocation[] };

/** Twice as long as an access token lives: what is older has expired by itself, also by a clock that is off. */
export const keptMinutes = 10;

type Row = { subject: string | null; minimumEpoch: number | null; sessionId: string | null };

export class RevocationStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  async epochOf(subject: string): Promise<number> {
    const row = await this.#database.tokenEpoch.findUnique({ where: { subject } });
    return row?.epoch ?? 0;
  }

  /**
   * What became visible since the cursor, or all that is kept. The cursor is a snapshot: a transaction that was
   * still open when it was taken is not lost, and none is waited for.
   */
  async since(cursor: string | null): Promise<RevocationPage> {
    const [found] = await this.#database.$queryRaw<{ cursor: string; rows: Row[] }[]>`
      select pg_current_snapshot()::text as cursor,
             coalesce(jsonb_agg(jsonb_build_object(
               'subject', subject, 'minimumEpoch', minimum_epoch, 'sessionId', session_id
             ) order by id) filter (where id is not null), '[]') as rows
        from (select true) as always
        left join revocation
          on revoked_at > now() - make_interval(mins => ${keptMinutes}::int)
         and (${cursor}::text is null
              or not pg_visible_in_snapshot(transaction_id, ${cursor}::text::pg_snapshot))`;
    if (!found) throw new Error('A query for one row gave none');
    return { cursor: found.cursor, revocations: found.rows.map(toRevocation) };
  }

  async removeOld(): Promise<number> {
    return this.#database.$executeRaw`
      delete from revocation where revoked_at < now() - make_interval(mins => ${2 * keptMinutes}::int)`;
  }
}

function toRevocation({ subject, minimumEpoch, sessionId }: Row): Revocation {
  if (sessionId !== null) return { sessionId };
  if (subject === null || minimumEpoch === null) throw new Error('A revocation names no tokens');
  return { subject, minimumEpoch };
}
