import type { Queries } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';

const enrolmentMinutes = 15;

export type HeldFactors = {
  totp: { addedAt: Date; lastUsedAt: Date | null } | null;
  passkeys: number;
  recoveryCodes: number;
};

export class SecondFactorStore {
  readonly #database: Queries;
  readonly #vault: PersonalDataVault;

  constructor(database: Queries, vault: PersonalDataVault) {
    this.#database = database;
    this.#vault = vault;
  }

  async held(citizenId: string): Promise<HeldFactors> {
    const [totp, passkeys, recoveryCodes] = await Promise.all([
      this.#database.totpFactor.findUnique({
        where: { citizenId },
        select: { addedAt: true, lastUsedAt: true },
      }),
      this.#database.passkey.count({ where: { citizenId } }),
      this.#database.recoveryCode.count({ where: { citizenId, usedAt: null } }),
    ]);
    return { totp, passkeys, recoveryCodes };
  }

  async totpSecret(citizenId: string): Promise<string | null> {
    const row = await this.#database.totpFactor.findUnique({ where: { citizenId } });
    return row && this.#vault.open(row.secretCipher, `totp:${citizenId}`);
  }

  /** False when the code of this half minute was used before; of two at once one is first. */
  async useStep(citizenId: string, step: number): Promise<boolean> {
    const { count } = await this.#database.usedTotpStep.createMany({
      data: [{ citizenId, step }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await this.#database.totpFactor.updateMany({ where: { citizenId }, data: { lastUsedAt: new Date() } });
    return true;
  }

  async usedSteps(citizenId: string): Promise<Set<number>> {
    const rows = await this.#database.usedTotpStep.findMany({ where: { citizenId }, select: { step: true } });
    return new Set(rows.map(({ step }) => Number(step)));
  }

  /** The secret that waits for its first code: the same one while who began looks for the phone, and for nobody else. */
  async enrolment(citizenId: string, begunBy: string): Promise<string | null> {
    const row = await this.#database.totpEnrolment.findFirst({
      where: { citizenId, begunBy, begunAt: { gt: new Date(Date.now() - enrolmentMinutes * 60_000) } },
    });
    return row && this.#vault.open(row.secretCipher, `totpEnrolment:${citizenId}`);
  }

  /** It puts the one before it out of use, whoever began that. */
  async beginEnrolment(citizenId: string, begunBy: string, secret: string): Promise<void> {
    const row = {
      secretCipher: this.#vault.seal(secret, `totpEnrolment:${citizenId}`),
      begunBy,
      begunAt: new Date(),
    };
    await this.#database.totpEnrolment.upsert({
      where: { citizenId },
      create: { citizenId, ...row },
      update: row,
    });
  }

  /** False when another confirmation was quicker, or somebody else began anew. */
  async endEnrolment(citizenId: string, begunBy: string): Promise<boolean> {
    const { count } = await this.#database.totpEnrolment.deleteMany({ where: { citizenId, begunBy } });
    return count > 0;
  }

  /** Whoever began it. */
  async dropEnrolment(citizenId: string): Promise<void> {
    await this.#database.totpEnrolment.deleteMany({ where: { citizenId } });
  }

  async putTotp(citizenId: string, secret: string): Promise<void> {
    const row = {
      secretCipher: this.#vault.seal(secret, `totp:${citizenId}`),
      addedAt: new Date(),
      lastUsedAt: null,
    };
    await this.#database.totpFactor.upsert({
      where: { citizenId },
      create: { citizenId, ...row },
      update: row,
    });
    await this.#database.usedTotpStep.deleteMany({ where: { citizenId } });
  }

  async removeTotp(citizenId: string): Promise<boolean> {
    const { count } = await this.#database.totpFactor.deleteMany({ where: { citizenId } });
    return count > 0;
  }

  async removeAll(citizenId: string): Promise<void> {
    await this.#database.totpFactor.deleteMany({ where: { citizenId } });
    await this.#database.totpEnrolment.deleteMany({ where: { citizenId } });
    await this.#database.recoveryCode.deleteMany({ where: { citizenId } });
    await this.#database.passkey.deleteMany({ where: { citizenId } });
  }

  async putRecoveryCodes(citizenId: string, codes: readonly string[]): Promise<void> {
    await this.#database.recoveryCode.deleteMany({ where: { citizenId } });
    await this.#database.recoveryCode.createMany({
      data: codes.map((code) => ({ citizenId, codeHash: this.#hash(citizenId, code) })),
    });
  }

  async useRecoveryCode(citizenId: string, code: string): Promise<boolean> {
    const { count } = await this.#database.recoveryCode.updateMany({
      where: { citizenId, codeHash: this.#hash(citizenId, code), usedAt: null },
      data: { usedAt: new Date() },
    });
    return count === 1;
  }

  removeOld(): Promise<number> {
    return this.#database.$executeRaw`
      with steps as (delete from used_totp_step where used_at < now() - interval '1 hour')
      delete from totp_enrolment where begun_at < now() - interval '1 hour'`;
  }

  #hash(citizenId: string, code: string) {
    return this.#vault.fingerprint('recoveryCode', `${citizenId}:${code.replaceAll('-', '')}`);
  }
}
