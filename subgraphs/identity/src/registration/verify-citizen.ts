import { randomUUID } from 'node:crypto';
import { badUserInput, cityError, fieldProblem, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import { nameOfOrganization } from '../administration/administration.ts';
import { type CitizenRow, CitizenStore } from '../citizen/citizen.store.ts';
import { isSendableText, tidyText } from '../citizen/read-input.ts';
import type { IdentityContext } from '../context.ts';
import { notify } from '../notification/notify.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { requireDesk } from './desk.policy.ts';
import { registrationErrors as errors } from './registration.errors.ts';

const lengths = { minimum: 3, maximum: 200 };

/** An officer compared person and document. Each comparison leaves its trace, and the person is told of it. */
export async function verifyCitizen(
  { viewer, database, vault, feed }: IdentityContext,
  given: { citizenId: string; documentSeen: string },
): Promise<CitizenRow> {
  const documentSeen = tidyText(given.documentSeen);
  if (!isSendableText(documentSeen, lengths))
    throw badUserInput([fieldProblem('documentSeen', errors.DOCUMENT_MISSING, lengths)]);
  const { officerId, organizationId } = requireDesk(viewer);
  const citizenId = given.citizenId.toLowerCase();
  if (citizenId === officerId) throw cityError(errors.OWN_ACCOUNT);
  const verified = await database.$transaction(async (tx) => {
    const citizen = isUuid(citizenId) ? await new CitizenStore(tx, vault).markVerified(citizenId) : null;
    if (!citizen) throw notFound({ vi: 'người này', en: 'this person' });
    const id = randomUUID();
    // Tokens say how surely the city knows the person: the next one says it anew.
    await raiseEpoch(tx, citizenId);
    await tx.verification.create({ data: { id, citizenId, officerId, organizationId, documentSeen } });
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
