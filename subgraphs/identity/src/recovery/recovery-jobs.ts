import { z } from 'zod';
import type { Database } from '../database.ts';
import { PasskeyStore } from '../passkey/passkey.store.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { TextMessages } from '../registration/text-messages.ts';
import { SecondFactorStore } from '../second-factor/second-factor.store.ts';
import { KnownBrowserStore } from '../session/known-browser.store.ts';
import { SessionStore } from '../session/session.store.ts';
import { SignInProgressStore } from '../sign-in/sign-in-progress.store.ts';
import { sendRecoveryCode, sendRecoveryCodeTask } from './begin-password-reset.ts';
import { RecoveryStore } from './recovery.store.ts';

type Parts = { database: Database; vault: PersonalDataVault; textMessages: TextMessages };

export function recoveryTasks({ database, vault, textMessages }: Parts) {
  const recoveries = new RecoveryStore(database, vault);
  const phoneOf = async (id: string) => {
    const row = await database.citizen.findUnique({ where: { id }, select: { phoneCipher: true } });
    return row?.phoneCipher ? vault.open(row.phoneCipher, `phone:${id}`) : null;
  };
  return {
    [sendRecoveryCodeTask]: (payload: unknown) => {
      const { id } = z.object({ id: z.uuid() }).parse(payload);
      return sendRecoveryCode({ recoveries, phoneOf, textMessages }, id);
    },
  };
}

/** What signing in and coming back leave behind. */
export async function removeOldSignIns({ database, vault }: Omit<Parts, 'textMessages'>): Promise<void> {
  await new RecoveryStore(database, vault).removeOld();
  await new SecondFactorStore(database, vault).removeOld();
  await new PasskeyStore(database).removeOld();
  await new SignInProgressStore(database).removeOld();
  await new SessionStore(database).removeOld();
  await new KnownBrowserStore(database).removeOld();
}
