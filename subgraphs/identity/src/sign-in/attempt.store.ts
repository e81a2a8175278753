import { randomBytes } from 'node:crypto';
import type { Database } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const attemptLimits = { perAccount: 10, perAddress: 100, windowMinutes: 15 } as const;

export type Attempt = { id: bigint } | { lockedUntil: Date };

/** What was typed, whose account it is, and from where it came. */
type NamedKeys = { name: Bytes; account: Bytes; address: Bytes };

export type NamedAttempt = { ids: bigint[]; isAccountFull: boolean } | { lockedUntil: Date };

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
          from (${tooManyOfAccount(accountKey, limits.perAccount)}
                union all ${tooManyOfAddress(addressKey, limits.perAddress)}) too_many`;
      if (until) return { lockedUntil: until };
      return tx.signInAttempt.create({ data: { accountKey, addressKey }, select: { id: true } });
    });
  }

  /**
   * By a name that anybody may type. Only what was typed is ever called locked: were a phone number locked because of
   * the ID number of the same account, the two would be known to belong together. Where the account alone has had its
   * tries the same is done and written, and the caller answers as for wrong.
   */
  beginByName({ name, account, address }: NamedKeys): Promise<NamedAttempt> {
    const { perAccount, perAddress, windowMinutes } = attemptLimits;
    return this.#database.$transaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(7, hashtext(encode(${name}, 'hex')))`;
      await tx.$executeRaw`select pg_advisory_xact_lock(1, hashtext(encode(${account}, 'hex')))`;
      await tx.$executeRaw`select pg_advisory_xact_lock(2, hashtext(encode(${address}, 'hex')))`;
      const [{ until, isAccountFull } = { until: null, isAccountFull: false }] = await tx.$queryRaw<
        { until: Date | null; isAccountFull: boolean }[]
      >`
        select (select max(attempted_at) + make_interval(mins => ${windowMinutes})
                  from (${tooManyOfAccount(name, perAccount)}
                        union all ${tooManyOfAddress(address, perAddress)}) too_many) as until,
               exists ${tooManyOfAccount(account, perAccount)} as "isAccountFull"`;
      if (until) return { lockedUntil: until };
      // Counted for nobody: a lock ends by itself.
      const counted = isAccountFull ? new Uint8Array(randomBytes(32)) : account;
      const rows = await tx.signInAttempt.createManyAndReturn({
        data: [
          { accountKey: name, addressKey: address },
          { accountKey: counted, addressKey: counted },
        ],
        select: { id: true },
      });
      return { ids: rows.map(({ id }) => id), isAccountFull };
    });
  }

  async succeed(...ids: readonly bigint[]): Promise<void> {
    await this.#database.signInAttempt.updateMany({
      where: { id: { in: [...ids] } },
      data: { succeeded: true },
    });
  }

  /** Names, with an account and without one, that were tried from networks of late and that nobody got in by. */
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

function tooManyOfAccount(key: Bytes, limit: number): Prisma.Sql {
  return Prisma.sql`
    (select attempted_at from sign_in_attempt
      where account_key = ${key} and not succeeded
        and attempted_at > now() - make_interval(mins => ${attemptLimits.windowMinutes})
        and attempted_at > coalesce((select max(attempted_at) from sign_in_attempt
                                      where account_key = ${key} and succeeded), '-infinity')
      order by attempted_at desc offset ${limit - 1} limit 1)`;
}

function tooManyOfAddress(key: Bytes, limit: number): Prisma.Sql {
  return Prisma.sql`
    (select attempted_at from sign_in_attempt
      where address_key = ${key} and not succeeded
        and attempted_at > now() - make_interval(mins => ${attemptLimits.windowMinutes})
      order by attempted_at desc offset ${limit - 1} limit 1)`;
}
