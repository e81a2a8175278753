import { timingSafeEqual } from 'node:crypto';
import type { Queries } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';

export const recoveryRules = { phoneMinutes: 10, deskHours: 24, attempts: 5, perHour: 5 } as const;

type NewRecovery = { id: string; citizenId: string; isFromDesk: boolean; code: string };

export class RecoveryStore {
  readonly #database: Queries;
  readonly #vault: PersonalDataVault;

  constructor(database: Queries, vault: PersonalDataVault) {
    this.#database = database;
    this.#vault = vault;
  }

  /** Answers until when the code is good. */
  async add({ id, citizenId, isFromDesk, code }: NewRecovery): Promise<Date> {
    const minutes = isFromDesk ? recoveryRules.deskHours * 60 : recoveryRules.phoneMinutes;
    // A new code puts those before it out of use.
    await this.#database.accountRecovery.updateMany({
      where: { citizenId, isFromDesk, usedAt: null },
      data: { expiresAt: new Date() },
    });
    const expiresAt = new Date(Date.now() + minutes * 60_000);
    await this.#database.accountRecovery.create({
      data: {
        id,
        citizenId,
        isFromDesk,
        codeCipher: this.#vault.seal(code, `recovery:${id}`),
        expiresAt,
      },
    });
    return expiresAt;
  }

  async hasRoom(citizenId: string): Promise<boolean> {
    const since = new Date(Date.now() - 3_600_000);
    const sent = await this.#database.accountRecovery.count({
      where: { citizenId, isFromDesk: false, requestedAt: { gt: since } },
    });
    return sent < recoveryRules.perHour;
  }

  async codeOf(id: string): Promise<{ citizenId: string; code: string; expiresAt: Date } | null> {
    const row = await this.#database.accountRecovery.findUnique({ where: { id } });
    if (!row || row.expiresAt <= new Date()) return null;
    const { citizenId, expiresAt } = row;
    return { citizenId, expiresAt, code: this.#vault.open(row.codeCipher, `recovery:${id}`) };
  }

  /**
   * The open recovery of which this is the code. A try counts before it is compared. Six digits bear five tries; a code
   * of the desk is too long to guess, and strangers who try do not use it up.
   */
  async tryCode(citizenId: string, typed: string): Promise<{ id: string; isFromDesk: boolean } | null> {
    const open = await this.#database.$queryRaw<
      { id: string; isFromDesk: boolean; codeCipher: Uint8Array }[]
    >`
      update account_recovery set attempts = attempts + 1
       where citizen_id = ${citizenId}::uuid and used_at is null and expires_at > now()
         and (is_from_desk or attempts < ${recoveryRules.attempts})
      returning id, is_from_desk as "isFromDesk", code_cipher as "codeCipher"`;
    const found = open.find(({ id, codeCipher }) => {
      const code = Buffer.from(this.#vault.open(codeCipher, `recovery:${id}`).replaceAll('-', ''));
      const given = Buffer.from(typed);
      return code.length === given.length && timingSafeEqual(code, given);
    });
    return found ? { id: found.id, isFromDesk: found.isFromDesk } : null;
  }

  async use(id: string): Promise<boolean> {
    const { count } = await this.#database.accountRecovery.updateMany({
      where: { id, usedAt: null },
      data: { usedAt: new Date() },
    });
    return count === 1;
  }

  /** Codes that were given out before do nothing from now on. */
  async closeAll(citizenId: string): Promise<void> {
    await this.#database.accountRecovery.updateMany({
      where: { citizenId, usedAt: null, expiresAt: { gt: new Date() } },
      data: { expiresAt: new Date() },
    });
  }

  removeOld(): Promise<number> {
    return this.#database.$executeRaw`
      delete from account_recovery where requested_at < now() - interval '30 days'`;
  }
}
