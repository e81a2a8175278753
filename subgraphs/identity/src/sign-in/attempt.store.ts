import type { Database } from '../database.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const attemptLimits = { perAccount: 10, perAddress: 100, windowMinutes: 15 } as const;

export type Attempt = { id: bigint } | { lockedUntil: Date };

/**
 * An attempt counts from the moment it begins, so that a thousand at once get no further than one after another.
 * While an account or an address is locked nothing is counted: a lock ends by itself.
 */
export class AttemptStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  begin(
    accountKey: Bytes,
    addressKey: Bytes,
    limits: { perAccount: number; perAddress: number } = attemptLimits,
  ): Promise<Attempt> {
    return this.#database.$transaction(async (tx) => {
      // Counted one after the other per account and per address; always in this order, so that no two wait in a ring.
      await tx.$executeRaw`select pg_advisory_xact_lock(1, hashtext(encode(${accountKey}, 'hex')))`;
      await tx.$executeRaw`select pg_advisory_xact_lock(2, hashtext(encode(${addressKey}, 'hex')))`;
      const [{ until } = { until: null }] = await tx.$queryRaw<{ until: Date | null }[]>`
        select max(attempted_at) + make_interval(mins => ${attemptLimits.windowMinutes}) as until
          from (
            (select attempted_at from sign_in_attempt
              where account_key = ${accountKey} and not succeeded
                and attempted_at > now() - make_interval(mins => ${attemptLimits.windowMinutes})
                and attempted_at > coalesce((select max(attempted_at) from sign_in_attempt
                                              where account_key = ${accountKey} and succeeded), '-infinity')
              order by attempted_at desc offset ${limits.perAccount - 1} limit 1)
            union all
            (select attempted_at from sign_in_attempt
              where address_key = ${addressKey} and not succeeded
                and attempted_at > now() - make_interval(mins => ${attemptLimits.windowMinutes})
              order by attempted_at desc offset ${limits.perAddress - 1} limit 1)
          ) too_many`;
      if (until) return { lockedUntil: until };
      return tx.signInAttempt.create({ data: { accountKey, addressKey }, select: { id: true } });
    });
  }

  async succeed(id: bigint): Promise<void> {
    await this.#database.signInAttempt.update({ where: { id }, data: { succeeded: true } });
  }

  /** Accounts, and names without one, that were tried from networks of late and that nobody got into. */
  async countTriedInVain(): Promise<number> {
    const [{ count } = { count: 0 }] = await this.#database.$queryRaw<{ count: number }[]>`
      select count(*)::int from (
        select from sign_in_attempt
         where attempted_at > now() - make_interval(mins => ${attemptLimits.windowMinutes})
           -- What is counted by one key is something else than a try to sign in.
           and account_key <> address_key
         group by account_key having not bool_or(succeeded)) in_vain`;
    return count;
  }

  removeOld(): Promise<number> {
    return this.#database.$executeRaw`
      delete from sign_in_attempt
       where attempted_at < now() - make_interval(mins => ${attemptLimits.windowMinutes})`;
  }
}
