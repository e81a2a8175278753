import { randomUUID } from 'node:crypto';
import { badUserInput, cityError, fieldProblem, notFound } from '@city/kit/errors/city-error';
import { localDay } from '@city/kit/time/vietnam-time';
import { findAdministered } from '../administration/administration.store.ts';
import { administer, nameOfOrganization } from '../administration/administration.ts';
import { citizenErrors } from '../citizen/citizen.errors.ts';
import { isSendableText, readNationalId, tidyText } from '../citizen/read-input.ts';
import type { IdentityContext } from '../context.ts';
import type { Queries } from '../database.ts';
import { MembershipStore } from '../membership/membership.store.ts';
import { notify } from '../notification/notify.ts';
import { requireDesk } from '../registration/desk.policy.ts';
import { registrationErrors } from '../registration/registration.errors.ts';
import { recoveryErrors } from './recovery.errors.ts';

export type DeskInput = { nationalId: string; documentSeen: string; reason: string };

export type DeskKind = 'RECOVERY_CODE' | 'FREEZE' | 'UNFREEZE' | 'RELEASE_NATIONAL_ID';

const lengths = { minimum: 3, maximum: 200 };

const told: Record<DeskKind, { vi: string; en: string }> = {
  RECOVERY_CODE: { vi: 'đã cấp mã khôi phục tài khoản', en: 'handed over a code to recover the account' },
  FREEZE: { vi: 'đã đóng tài khoản', en: 'closed the account' },
  UNFREEZE: { vi: 'đã mở lại tài khoản', en: 'opened the account again' },
  RELEASE_NATIONAL_ID: {
    vi: 'đã tách số định danh khỏi tài khoản này',
    en: 'separated the national ID number from this account',
  },
};

/**
 * What an officer does to an account after seeing somebody's document. Each decision leaves its trace with officer,
 * document and reason, and its owner is told. Nobody decides on the own account, nor on somebody who works for an
 * organisation that the officer does not administer: else a commune's desk could take over those above it.
 */
export async function decideAtDesk<T>(
  context: IdentityContext,
  kind: DeskKind,
  input: DeskInput,
  act: (tx: Queries, citizenId: string) => Promise<T>,
): Promise<T> {
  const { viewer, vault } = context;
  const { nationalId, documentSeen, reason } = readInput(input);
  const { organizationId } = requireDesk(viewer);
  return administer(context, async ({ tx, administratorId: officerId }) => {
    const nationalIdHash = vault.fingerprint('nationalId', nationalId);
    const citizen = await tx.citizen.findFirst({
      where: { nationalIdHash, confirmedAt: { not: null } },
      select: { id: true },
    });
    if (!citizen) throw notFound({ vi: 'tài khoản của số này', en: 'an account of this number' });
    if (citizen.id === officerId) throw cityError(registrationErrors.OWN_ACCOUNT);
    await requireReach(tx, officerId, citizen.id);
    const id = randomUUID();
    await tx.deskDecision.create({
      data: { id, citizenId: citizen.id, kind, officerId, organizationId, documentSeen, reason },
    });
    const result = await act(tx, citizen.id);
    const organization = await nameOfOrganization(tx, organizationId);
    await notify(tx, {
      citizenId: citizen.id,
      kind: 'ACCOUNT',
      title: { vi: 'Thay đổi tại quầy', en: 'A change made at the desk' },
      body: {
        vi: `${organization.vi} ${told[kind].vi}. Giấy tờ đã xem: ${documentSeen}. Lý do: ${reason}.`,
        en: `${organization.en} ${told[kind].en}. Document seen: ${documentSeen}. Reason: ${reason}.`,
      },
      source: 'identity',
      sourceReference: `desk ${id}`,
    });
    return result;
  });
}

function readInput(input: DeskInput): DeskInput {
  const nationalId = readNationalId(input.nationalId);
  const documentSeen = tidyText(input.documentSeen);
  const reason = tidyText(input.reason);
  const problems = [
    !nationalId && fieldProblem('input.nationalId', citizenErrors.NATIONAL_ID_INVALID),
    !isSendableText(documentSeen, lengths) &&
      fieldProblem('input.documentSeen', registrationErrors.DOCUMENT_MISSING, lengths),
    !isSendableText(reason, lengths) && fieldProblem('input.reason', recoveryErrors.REASON_MISSING, lengths),
  ].filter((problem) => problem !== false);
  if (problems.length > 0 || !nationalId) throw badUserInput(problems);
  return { nationalId, documentSeen, reason };
}

async function requireReach(tx: Queries, officerId: string, citizenId: string): Promise<void> {
  const day = localDay(new Date());
  for (const { organizationId } of await new MembershipStore(tx).ofCitizens([citizenId])) {
    const found = await findAdministered(tx, { administratorId: officerId, organizationId, day });
    if (found && !found.isAdministered) throw cityError(recoveryErrors.ACCOUNT_OUT_OF_REACH);
  }
}
