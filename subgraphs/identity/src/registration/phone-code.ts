import { randomInt, randomUUID } from 'node:crypto';
import { rateLimited } from '@city/kit/errors/city-error';
import { addJob } from '@city/kit/jobs/add-job';
import type { Queries } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { codeRules, PhoneCodeStore } from './phone-code.store.ts';
import type { TextMessages } from './text-messages.ts';

export const sendPhoneCodeTask = 'send-phone-code';

/** Makes a code and the job that sends it, in the caller's transaction; older codes of the person do no longer. */
export async function issuePhoneCode(
  tx: Queries,
  vault: PersonalDataVault,
  to: { citizenId: string; phone: string },
): Promise<void> {
  const codes = new PhoneCodeStore(tx);
  const phoneHash = vault.fingerprint('phone', to.phone);
  const id = randomUUID();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await codes.add({
    id,
    citizenId: to.citizenId,
    phoneHash,
    phoneCipher: vault.seal(to.phone, `codePhone:${id}`),
    codeCipher: vault.seal(code, `code:${id}`),
  });
  await addJob(tx, 'identity_worker', sendPhoneCodeTask, { id }, { maxAttempts: 5 });
}

/** Keeps phones from being flooded; to be asked before a code is issued. */
export async function requireRoomForCode(
  tx: Queries,
  phoneHash: Uint8Array<ArrayBuffer>,
  secondsBetween?: number,
): Promise<void> {
  const wait = await new PhoneCodeStore(tx).secondsToWait(phoneHash, secondsBetween);
  if (wait > 0) throw rateLimited(wait);
}

type Parts = { codes: PhoneCodeStore; vault: PersonalDataVault; textMessages: TextMessages };

/** The job. The message names nobody. */
export async function sendPhoneCode({ codes, vault, textMessages }: Parts, id: string): Promise<void> {
  const row = await codes.find(id);
  // Too late, or the account made way: whoever wants a code asks for another.
  if (!row || row.expiresAt <= new Date()) return;
  const code = vault.open(row.codeCipher, `code:${id}`);
  const { minutes } = codeRules;
  await textMessages.send({
    id,
    to: vault.open(row.phoneCipher, `codePhone:${id}`),
    text: `${code} là mã xác nhận của Đặc khu Phú Quốc, dùng trong ${minutes} phút. Không đưa mã cho ai. / ${code} is your Phu Quoc code for ${minutes} minutes. Give it to nobody.`,
  });
}
