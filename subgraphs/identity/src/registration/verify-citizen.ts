import { randomUUID } from 'node:crypto';
import { badUserInput, cityError, fieldProblem, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import { nameOfOrganization } from '../administration/administration.ts';
import { type CitizenRow, CitizenStore } from '../citizen/citizen.store.ts';
import { readMobileNumber } from '../citizen/phone-number.ts';
import { isSendableText, tidyText } from '../citizen/read-input.ts';
import type { IdentityContext } from '../context.ts';
import type { PhoneCheck } from '../generated/prisma/enums.ts';
import { notify } from '../notification/notify.ts';
import { readDecisionKey } from '../recovery/desk-input.ts';
import { isNumberReleased } from '../recovery/desk-reach.ts';
import { recoveryErrors } from '../recovery/recovery.errors.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { endSessionsOf } from '../session/end-session.ts';
import { requireDesk } from './desk.policy.ts';
import { registrationErrors as errors } from './registration.errors.ts';

const lengths = { minimum: 3, maximum: 200 };

type Given = {
  citizenId: string;
  documentSeen: string;
  idempotencyKey?: string | null;
  phone?: string | null;
};

/**
 * An officer compared person and document. Each comparison leaves its trace, and the person is told of it.
 * Whoever registers another's number early waits for its holder to have the account verified: until then the phone
 * tells the two apart. Where it was not compared, who was signed in before is out.
 */
export async function verifyCitizen(context: IdentityContext, given: Given): Promise<CitizenRow> {
  const { viewer, database, vault, feed } = context;
  const documentSeen = tidyText(given.documentSeen);
  const phone = given.phone == null ? null : readMobileNumber(given.phone);
  const problems = [
    !isSendableText(documentSeen, lengths) && fieldProblem('documentSeen', errors.DOCUMENT_MISSING, lengths),
    given.phone != null && phone === null && fieldProblem('phone', errors.PHONE_INVALID),
  ].filter((problem) => problem !== false);
  if (problems.length > 0) throw badUserInput(problems);
  const idempotencyKey = readDecisionKey(given.idempotencyKey, 'idempotencyKey');
  const phoneHash = phone === null ? null : vault.fingerprint('phone', phone);
  const { officerId, organizationId } = requireDesk(viewer);
  const citizenId = given.citizenId.toLowerCase();
  if (citizenId === officerId) throw cityError(errors.OWN_ACCOUNT);
  const verified = await database.$transaction(async (tx) => {
    const citizens = new CitizenStore(tx, vault);
    const before = isUuid(citizenId) ? await citizens.lockForVerification(citizenId) : null;
    if (!before) throw notFound({ vi: 'người này', en: 'this person' });
    if (await isNumberReleased(tx, citizenId)) throw cityError(recoveryErrors.NUMBER_RELEASED);
    const id = randomUUID();
    const trace = { id, citizenId, officerId, organizationId, documentSeen };
    const phoneCheck = compare(phoneHash, before);
    if (phoneCheck === 'OTHER') {
      // Without its key: a slip of the hand is put right under it.
      await tx.verification.create({ data: { ...trace, phoneCheck } });
      return null;
    }
    // Of two that are sent under one key at once, the second has waited for the first.
    const { count } = await tx.verification.createMany({
      data: [{ ...trace, idempotencyKey, phoneCheck }],
      skipDuplicates: true,
    });
    if (count === 0) {
      const same = await tx.verification.findFirst({ where: { officerId, idempotencyKey } });
      if (same?.citizenId !== citizenId || same.documentSeen !== documentSeen)
        throw cityError(recoveryErrors.DECISION_DIFFERS);
      return citizens.get(citizenId);
    }
    if (!before.isVerified && phoneCheck !== 'SAME')
      await endSessionsOf(tx, citizenId, { reason: 'BY_OFFICER' });
    // Tokens say how surely the city knows the person: the next one says it anew.
    await raiseEpoch(tx, citizenId);
    const organization = await nameOfOrganization(tx, organizationId);
    await notify(tx, {
      citizenId,
      kind: 'ACCOUNT',
      title: { vi: 'Tài khoản của bạn đã được xác minh', en: 'Your account was verified' },
      body: {
        vi: `${organization.vi} đã đối chiếu giấy tờ của bạn: ${documentSeen}.`,
        en: `${organization.en} compared your document: ${documentSeen}.`,
      },
      source: 'identity',
      sourceReference: `verification ${id}`,
    });
    return citizens.markVerified(citizenId);
  });
  if (!verified) throw cityError(errors.PHONE_DIFFERS);
  feed.ring();
  return verified;
}

/** A verified account keeps its holder: people change their phones. */
function compare(
  phoneHash: Uint8Array | null,
  account: { isVerified: boolean; phoneHash: Uint8Array | null },
): PhoneCheck {
  if (phoneHash === null || account.phoneHash === null || account.isVerified) return 'NOT_COMPARED';
  return Buffer.compare(phoneHash, account.phoneHash) === 0 ? 'SAME' : 'OTHER';
}
