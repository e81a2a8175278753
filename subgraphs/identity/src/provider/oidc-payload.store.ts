import type { AdapterPayload } from 'oidc-provider';
import type { Database } from '../database.ts';
import { type EndReason, endSession } from '../session/end-session.ts';

type PayloadRow = { payload: AdapterPayload; consumedAt: Date | null };

export class OidcPayloadStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async put(row: {
    kind: string;
    key: string;
    payload: AdapterPayload;
    grantId: string | null;
    uid: string | null;
    expiresInSeconds: number | undefined;
  }): Promise<void> {
    await this.#database.$executeRaw`
      insert into oidc_payload (kind, key, payload, grant_id, uid, expires_at)
      values (${row.kind}, ${row.key}, ${JSON.stringify(row.payload)}::jsonb, ${row.grantId}, ${row.uid},
              now() + make_interval(secs => ${row.expiresInSeconds ?? null}::float8))
      on conflict (kind, key) do update
        set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
            expires_at = excluded.expires_at`;
  }

  async find(kind: string, key: string): Promise<PayloadRow | undefined> {
    const rows = await this.#database.$queryRaw<PayloadRow[]>`
      select payload, consumed_at as "consumedAt" from oidc_payload
       where kind = ${kind} and key = ${key} and coalesce(expires_at > now(), true)`;
    return rows[0];
  }

  async findByUid(kind: string, uid: string): Promise<AdapterPayload | undefined> {
    const rows = await this.#database.$queryRaw<PayloadRow[]>`
      select payload, consumed_at as "consumedAt" from oidc_payload
       where kind = ${kind} and uid = ${uid} and coalesce(expires_at > now(), true)`;
    return rows[0]?.payload;
  }

  /** False when it was used before or is gone. */
  async consume(kind: string, key: string): Promise<boolean> {
    const { count } = await this.#database.oidcPayload.updateMany({
      where: { kind, key, consumedAt: null },
      data: { consumedAt: new Date() },
    });
    return count > 0;
  }

  async remove(kind: string, key: string): Promise<void> {
    await this.#database.oidcPayload.deleteMany({ where: { kind, key } });
  }

  /** The grant, all that was given under it, and the sign-ins in which it was: their access tokens hold no longer. */
  async endGrant(grantId: string, reason: EndReason): Promise<void> {
    await this.#database.$transaction(async (tx) => {
      // The provider asks once for each kind of token, all at the same time.
      await tx.$executeRaw`select pg_advisory_xact_lock(6, hashtext(${grantId}))`;
      const sessions = await tx.$queryRaw<{ id: string }[]>`
        select distinct payload ->> 'sessionUid' as id from oidc_payload
         where grant_id = ${grantId} and payload ->> 'sessionUid' is not null`;
      for (const { id } of sessions) await endSession(tx, id, reason);
      await tx.oidcPayload.deleteMany({ where: { OR: [{ grantId }, { kind: 'Grant', key: grantId }] } });
    });
  }

  endSession(sessionId: string, reason: EndReason): Promise<void> {
    return this.#database.$transaction((tx) => endSession(tx, sessionId, reason));
  }

  async endGrantOf(kind: string, key: string): Promise<void> {
    const row = await this.#database.oidcPayload.findUnique({
      where: { kind_key: { kind, key } },
      select: { grantId: true },
    });
    if (row?.grantId) await this.endGrant(row.grantId, 'TOKEN_REUSED');
  }

  removeExpired(): Promise<number> {
    return this.#database.$executeRaw`delete from oidc_payload where expires_at < now()`;
  }
}
