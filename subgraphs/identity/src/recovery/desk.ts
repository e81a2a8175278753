import { randomBytes } from 'node:crypto';
import { cityError } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import type { Queries } from '../database.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { newRecoveryCode } from '../second-factor/recovery-code.ts';
import { endSessionsOf } from '../session/end-session.ts';
import { type DeskKind, decideAtDesk } from './desk-decision.ts';
import type { DeskInput } from './desk-input.ts';
import { recoveryErrors } from './recovery.errors.ts';
import { RecoveryStore } from './recovery.store.ts';
import type { DeskCode } from './recovery.type.ts';

/** For somebody who has lost password or factors: good for a day and once, and told to nobody but the officer. */
export function issueRecoveryCode(context: IdentityContext, input: DeskInput): Promise<DeskCode> {
  return decideAtDesk(context, 'RECOVERY_CODE', input, async (tx, { id, citizenId, isRepeated }) => {
    const recoveries = new RecoveryStore(tx, context.vault);
    if (isRepeated) {
      const issued = await recoveries.codeOf(id);
      if (!issued) throw cityError(recoveryErrors.DECISION_DIFFERS);
      return { code: issued.code, validUntil: issued.expiresAt };
    }
    const code = newRecoveryCode();
    return { code, validUntil: await recoveries.add({ id, citizenId, isFromDesk: true, code }) };
  });
}

/** Nobody signs in to the account from now on, and who is signed in is out. */
export function freezeAccount(context: IdentityContext, input: DeskInput): Promise<void> {
  return changeOnce(context, 'FREEZE', input, async (tx, citizenId) => {
    await tx.citizen.update({ where: { id: citizenId }, data: { frozenAt: new Date() } });
    await endSessionsOf(tx, citizenId, { reason: 'BY_OFFICER' });
    await raiseEpoch(tx, citizenId);
  });
}

export function unfreezeAccount(context: IdentityContext, input: DeskInput): Promise<void> {
  return changeOnce(context, 'UNFREEZE', input, async (tx, citizenId) => {
    await tx.citizen.update({ where: { id: citizenId }, data: { frozenAt: null } });
  });
}

/**
 * Somebody else registered with this number. That account is closed and loses the number, so that its true holder
 * can register; it keeps its row and its sealed number, because what was done with it still names it.
 */
export function releaseNationalId(context: IdentityContext, input: DeskInput): Promise<void> {
  return changeOnce(context, 'RELEASE_NATIONAL_ID', input, async (tx, citizenId) => {
    await tx.citizen.update({
      where: { id: citizenId },
      data: { frozenAt: new Date(), nationalIdHash: new Uint8Array(randomBytes(32)), phoneHash: null },
    });
    // What the other provider says of the holder leads to the account that the holder has from now on.
    await tx.upstreamAccount.deleteMany({ where: { citizenId } });
    await endSessionsOf(tx, citizenId, { reason: 'BY_OFFICER' });
    await raiseEpoch(tx, citizenId);
  });
}

function changeOnce(
  context: IdentityContext,
  kind: DeskKind,
  input: DeskInput,
  change: (tx: Queries, citizenId: string) => Promise<void>,
): Promise<void> {
  return decideAtDesk(context, kind, input, async (tx, { citizenId, isRepeated }) => {
    if (!isRepeated) await change(tx, citizenId);
  });
}
