import { randomUUID } from 'node:crypto';
import { badUserInput, cityError, fieldProblem, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import { nameOfOrganization } from '../administration/administration.ts';
import { type CitizenRow, CitizenStore } from '../citizen/citizen.store.ts';
import { isSendableText, tidyText } from '../citizen/read-input.ts';
import type { IdentityContext } from '../context.ts';
import { notify } from '../notification/notify.ts';
import { readDecisionKey } from '../recovery/desk-input.ts';
import { isNumberReleased } from '../recovery/desk-reach.ts';
import { recoveryErrors } from '../recovery/recovery.errors.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { requireDesk } from './desk.policy.ts';
import { registrationErrors as errors } from './registration.errors.ts';

const lengths = { minimum: 3, maximum: 200 };

/** An officer compared person and document. Each comparison leaves its trace, and the person is told of it. */
export async function verifyCitizen(
  { viewer, database, vault, feed }: IdentityContext,
  given: { citizenId: string; documentSeen: string; idempotencyKey?: string | null },
): Promise<CitizenRow> {
  const documentSeen = tidyText(given.documentSeen);
  if (!isSendableText(documentSeen, lengths))
    throw badUserInput([fieldProblem('documentSeen', errors.DOCUMENT_MISSING, lengths)]);
  const idempotencyKey = readDecisionKey(given.idempotencyKey, 'idempotencyKey');
  const { officerId, organizationId } = requireDesk(viewer);
  const citizenId = given.citizenId.toLowerCase();
  if (citizenId === officerId) throw cityError(errors.OWN_ACCOUNT);
  const verified = await database.$transaction(async (tx) => {
    const citizen = isUuid(citizenId) ? await new CitizenStore(tx, vault).markVerified(citizenId) : null;
    if (!citizen) throw notFound({ vi: 'người này', en: 'this person' });
    if (await isNumberReleased(tx, citizenId)) throw cityError(recoveryErrors.NUMBER_RELEASED);
    const id = randomUUID();
    const trace = { id, citizenId, officerId, organizationId, documentSeen, idempotencyKey };
    // Of two that are sent under one key at once, the second waits here for the first.
    const { count } = await tx.verification.createMany({ data: [trace], skipDuplicates: true });
    if (count === 0) {
      const before = await tx.verification.findFirst({ where: { officerId, idempotencyKey } });
      if (before?.citizenId !== citizenId || before.documentSeen !== documentSeen)
        throw cityError(recoveryErrors.DECISION_DIFFERS);
      return citizen;
    }
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
    return citizen;
  });
  feed.ring();
  return verified;
}
