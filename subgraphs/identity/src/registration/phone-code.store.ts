import type { Queries } from '../database.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export const codeRules = { minutes: 10, attempts: 5, perHour: 5, secondsBetween: 30 } as const;

export type NewPhoneCode = {
  id: string;
  citizenId: string;
  phoneCipher: Bytes;
  phoneHash: Bytes;
  codeCipher: Bytes;
};

export class PhoneCodeStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  async add(code: NewPhoneCode): Promise<void> {
    await this.#database.$executeRaw`
      insert into phone_code (id, citizen_id, phone_cipher, phone_hash, code_cipher, expires_at)
      values (${code.id}::uuid, ${code.citizenId}::uuid, ${code.phoneCipher}, ${code.phoneHash}, ${code.codeCipher},
              now() + make_interval(mins => ${codeRules.minutes}))`;
  }

  find(id: string) {
    return this.#database.phoneCode.findUnique({ where: { id } });
  }

  /** The newest code of the person, used or not. */
  findNewest(citizenId: string) {
    return this.#database.phoneCode.findFirst({
      where: { citizenId },
      orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    });
  }

  /** Seconds until another code may go to this number; 0 when one may. Counted one caller after the other. */
  async secondsToWait(phoneHash: Bytes, secondsBetween: number = codeRules.secondsBetween): Promise<number> {
    await this.#database.$executeRaw`
      select pg_advisory_xact_lock(5, hashtext(encode(${phoneHash}, 'hex')))`;
    const [{ seconds } = { seconds: 0 }] = await this.#database.$queryRaw<{ seconds: number }[]>`
      select greatest(0, ceil(extract(epoch from greatest(
               (select max(sent_at) + make_interval(secs => ${secondsBetween})
                  from phone_code where phone_hash = ${phoneHash}),
               (select sent_at + interval '1 hour' from phone_code
                 where phone_hash = ${phoneHash} and sent_at > now() - interval '1 hour'
                 order by sent_at desc offset ${codeRules.perHour - 1} limit 1)
             ) - now())))::int as seconds`;
    return seconds ?? 0;
  }

  /** Takes one of the attempts, in one statement: a thousand tries at once get no more of them. */
  async takeAttempt(id: string): Promise<boolean> {
    const taken = await this.#database.$executeRaw`
      update phone_code set attempts = attempts + 1
       where id = ${id}::uuid and used_at is null and expires_at > now() and attempts < ${codeRules.attempts}`;
    return taken === 1;
  }

  /** True for the one who uses it first. */
  async use(id: string): Promise<boolean> {
    const { count } = await this.#database.phoneCode.updateMany({
      where: { id, usedAt: null },
      data: { usedAt: new Date() },
    });
    return count === 1;
  }

  removeOld(): Promise<number> {
    return this.#database.$executeRaw`delete from phone_code where sent_at < now() - interval '1 day'`;
  }
}
