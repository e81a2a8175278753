import { isUuid } from '@city/kit/text/is-uuid';
import type { IdentityContext } from '../context.ts';
import { PhoneCodeStore } from './phone-code.store.ts';
import { issuePhoneCode, requireRoomForCode } from './phone-code.ts';

/** Sends another code to the number that waits to be confirmed. For anybody else nothing happens, as quietly. */
export async function resendPhoneCode(
  { database, vault }: IdentityContext,
  citizenId: string,
): Promise<void> {
  if (!isUuid(citizenId)) return;
  await database.$transaction(async (tx) => {
    const newest = await new PhoneCodeStore(tx).findNewest(citizenId);
    if (!newest || newest.usedAt) return;
    const phone = vault.open(newest.phoneCipher, `codePhone:${newest.id}`);
    await requireRoomForCode(tx, vault.fingerprint('phone', phone));
    await issuePhoneCode(tx, vault, { citizenId: newest.citizenId, phone });
  });
}
