import { randomInt, randomUUID } from 'node:crypto';
import { rateLimited } from '@city/kit/errors/city-error';
import { addJob } from '@city/kit/jobs/add-job';
import type { IdentityContext } from '../context.ts';
import { countByNetwork } from '../registration/count-by-network.ts';
import { inTurn } from '../registration/in-turn.ts';
import type { TextMessages } from '../registration/text-messages.ts';
import { secondsUntil } from '../second-factor/confirm-password.ts';
import { attemptLimits } from '../sign-in/attempt.store.ts';
import { readSignInName } from '../sign-in/sign-in-name.ts';
import { RecoveryStore, recoveryRules } from './recovery.store.ts';

export const sendRecoveryCodeTask = 'send-recovery-code';

const stepMs = 300;
const longestName = 200;

/** Sends a code to the phone of the account, where there is one. The answer and its time are the same where there is none. */
export async function beginPasswordReset(context: IdentityContext, typedName: string): Promise<void> {
  const { database, vault, attempts, stores } = context;
  const name = readSignInName(typedName.slice(0, longestName));
  await inTurn(context, stepMs, async () => {
    await countByNetwork(context, 'passwordResetNetwork', attemptLimits.perAddress);
    const key = vault.fingerprint('passwordReset', `${name.kind}:${name.value}`);
    const attempt = await attempts.begin(key, key);
    if ('lockedUntil' in attempt) throw rateLimited(secondsUntil(attempt.lockedUntil));
    const credential = await stores.citizens.findCredential(name);
    if (!credential) return;
    const { citizenId } = credential;
    await database.$transaction(async (tx) => {
      await tx.$executeRaw`select 1 from citizen where id = ${citizenId}::uuid for update`;
      const recoveries = new RecoveryStore(tx, vault);
      if (!(await recoveries.hasRoom(citizenId))) return;
      const id = randomUUID();
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      await recoveries.add({ id, citizenId, isFromDesk: false, code });
      await addJob(tx, 'identity_worker', sendRecoveryCodeTask, { id }, { maxAttempts: 5 });
    });
  });
}

type Parts = {
  recoveries: RecoveryStore;
  phoneOf: (citizenId: string) => Promise<string | null>;
  textMessages: TextMessages;
};

/** The job. The message names nobody. */
export async function sendRecoveryCode(
  { recoveries, phoneOf, textMessages }: Parts,
  id: string,
): Promise<void> {
  const recovery = await recoveries.codeOf(id);
  const phone = recovery && (await phoneOf(recovery.citizenId));
  if (!recovery || !phone) return;
  const { code } = recovery;
  const { phoneMinutes: minutes } = recoveryRules;
  await textMessages.send({
    id,
    to: phone,
    text: `${code} là mã đặt lại mật khẩu của Đặc khu Phú Quốc, dùng trong ${minutes} phút. Nếu không phải bạn yêu cầu, hãy bỏ qua. / ${code} resets your Phu Quoc password for ${minutes} minutes. Ignore it if you did not ask.`,
  });
}
