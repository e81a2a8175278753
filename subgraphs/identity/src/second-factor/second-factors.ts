import { randomInt } from 'node:crypto';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Stores } from '../context.ts';
import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { AttemptStore } from '../sign-in/attempt.store.ts';
import { tellOwner } from './account-news.ts';
import { newRecoveryCode, recoveryCodeCount } from './recovery-code.ts';
import { type HeldFactors, SecondFactorStore } from './second-factor.store.ts';
import { codeOfStep, newTotpSecret, stepAt, stepOfCode } from './totp.ts';
import { readTypedCode } from './typed-code.ts';

export type FactorMethod = 'otp' | 'recovery';

export type FactorOutcome =
  | { kind: 'right'; method: FactorMethod }
  | { kind: 'wrong' }
  | { kind: 'used' }
  | { kind: 'locked'; until: Date };

type Parts = {
  database: Database;
  vault: PersonalDataVault;
  attempts: AttemptStore;
  stores: Pick<Stores, 'citizens' | 'memberships'>;
  isDemonstration: boolean;
};

/** A clock may be off by one half minute in either direction. */
const drift = 1;
/** Many people try the same invented person at once, and each needs a code of their own. */
const inventedDrift = 200;

/** The codes that a person shows besides the password, and how they come to have them. */
export class SecondFactors {
  readonly #parts: Parts;
  readonly #store: SecondFactorStore;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#store = new SecondFactorStore(parts.database, parts.vault);
  }

  held(citizenId: string): Promise<HeldFactors> {
    return this.#store.held(citizenId);
  }

  /** Whoever acts for an organisation needs a second factor; a citizen alone may have one. */
  async isObligatory(citizenId: string): Promise<boolean> {
    return (await this.#parts.stores.memberships.heldBy(citizenId, localDay(new Date()))).length > 0;
  }

  /** Counted per attempt, in one place for every way in: a thousand tries at once get no more of them. */
  async check(citizenId: string, typed: string, network: string): Promise<FactorOutcome> {
    const { attempts, vault } = this.#parts;
    const attempt = await attempts.begin(
      vault.fingerprint('secondFactor', citizenId),
      vault.fingerprint('signInAddress', network),
    );
    if ('lockedUntil' in attempt) return { kind: 'locked', until: attempt.lockedUntil };
    const outcome = await this.#compare(citizenId, typed);
    if (outcome.kind === 'right') await attempts.succeed(attempt.id);
    return outcome;
  }

  async #compare(citizenId: string, typed: string): Promise<FactorOutcome> {
    const { kind, code } = readTypedCode(typed);
    if (kind === 'recovery') {
      const isRight = await this.#store.useRecoveryCode(citizenId, code);
      return isRight ? { kind: 'right', method: 'recovery' } : { kind: 'wrong' };
    }
    const secret = await this.#store.totpSecret(citizenId);
    if (secret === null) return { kind: 'wrong' };
    const allowed = (await this.#isInvented(citizenId)) ? inventedDrift : drift;
    const step = stepOfCode({ secret, code, drift: allowed, now: Date.now() });
    if (step === null) return { kind: 'wrong' };
    return (await this.#store.useStep(citizenId, step)) ? { kind: 'right', method: 'otp' } : { kind: 'used' };
  }

  /**
   * The secret to scan, the same until its first code comes back, for the sign-in or session that began. Another gets a
   * secret of its own in place of it: who has the password alone does not come to know the one that its owner scans.
   */
  async beginTotp(citizenId: string, begunBy: string): Promise<string> {
    const begun = await this.#store.enrolment(citizenId, begunBy);
    if (begun) return begun;
    const secret = newTotpSecret();
    await this.#store.beginEnrolment(citizenId, begunBy, secret);
    return secret;
  }

  /** The first code proves that the app has the secret. Recovery codes come with the first factor. */
  async confirmTotp(
    citizenId: string,
    { typed, network, begunBy }: { typed: string; network: string; begunBy: string },
  ): Promise<FactorOutcome | { kind: 'added'; recoveryCodes: string[] | null }> {
    const { attempts, vault, database } = this.#parts;
    const attempt = await attempts.begin(
      vault.fingerprint('secondFactor', citizenId),
      vault.fingerprint('signInAddress', network),
    );
    if ('lockedUntil' in attempt) return { kind: 'locked', until: attempt.lockedUntil };
    const secret = await this.#store.enrolment(citizenId, begunBy);
    const { code } = readTypedCode(typed);
    const step = secret && stepOfCode({ secret, code, drift, now: Date.now() });
    if (!secret || step === null) return { kind: 'wrong' };
    return database.$transaction(async (tx) => {
      const store = new SecondFactorStore(tx, vault);
      if (!(await store.endEnrolment(citizenId, begunBy))) return { kind: 'used' };
      await store.putTotp(citizenId, secret);
      await store.useStep(citizenId, Number(step));
      // Also where it was a condition of signing in: who did that may not be the owner.
      await tellOwner(tx, citizenId, 'factorAdded');
      await tx.signInAttempt.update({ where: { id: attempt.id }, data: { succeeded: true } });
      const { recoveryCodes } = await store.held(citizenId);
      return { kind: 'added', recoveryCodes: recoveryCodes > 0 ? null : await renewCodes(store, citizenId) };
    });
  }

  newRecoveryCodes(citizenId: string): Promise<string[]> {
    return this.#parts.database.$transaction((tx) =>
      renewCodes(new SecondFactorStore(tx, this.#parts.vault), citizenId),
    );
  }

  /** A code that an invented person could type now, one that nobody used: for the page of a demonstration only. */
  async demonstrationCode(citizenId: string): Promise<string | null> {
    if (!(await this.#isInvented(citizenId))) return null;
    const secret = await this.#store.totpSecret(citizenId);
    if (secret === null) return null;
    const used = await this.#store.usedSteps(citizenId);
    const now = stepAt(Date.now());
    // A little inside of what is allowed, since time goes on while somebody types.
    const free = Array.from({ length: inventedDrift - 10 }, (_, index) => now + index - 2).filter(
      (step) => !used.has(step),
    );
    const step = free[randomInt(Math.max(free.length, 1))];
    return step === undefined ? null : codeOfStep(secret, step);
  }

  async #isInvented(citizenId: string): Promise<boolean> {
    if (!this.#parts.isDemonstration) return false;
    const { nationalIdCipher } = await this.#parts.stores.citizens.get(citizenId);
    return this.#parts.vault.open(nationalIdCipher, `nationalId:${citizenId}`).startsWith('099');
  }
}

async function renewCodes(store: SecondFactorStore, citizenId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
  await store.putRecoveryCodes(citizenId, codes);
  return codes;
}
