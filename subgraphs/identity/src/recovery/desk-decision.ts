import { randomUUID } from 'node:crypto';
import { cityError, notFound } from '@city/kit/errors/city-error';
import { administer, nameOfOrganization } from '../administration/administration.ts';
import { countedLookUp } from '../citizen/counted-look-up.ts';
import type { IdentityContext } from '../context.ts';
import type { Queries } from '../database.ts';
import { notify } from '../notification/notify.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { requireDesk } from '../registration/desk.policy.ts';
import { registrationErrors } from '../registration/registration.errors.ts';
import { type DeskInput, type DeskPerson, readDeskInput } from './desk-input.ts';
import { isInReach, isNumberReleased } from './desk-reach.ts';
import { recoveryErrors } from './recovery.errors.ts';

export type DeskKind = 'RECOVERY_CODE' | 'FREEZE' | 'UNFREEZE' | 'RELEASE_NATIONAL_ID';

/** `isRepeated`: the officer sends it once more, and what was done the first time is only answered again. */
export type Decision = { id: string; citizenId: string; isRepeated: boolean };

const told: Record<DeskKind, { vi: string; en: string }> = {
  RECOVERY_CODE: { vi: 'đã cấp mã khôi phục tài khoản', en: 'handed over a code to recover the account' },
  FREEZE: { vi: 'đã khóa tài khoản', en: 'closed the account' },
  UNFREEZE: { vi: 'đã mở lại tài khoản', en: 'opened the account again' },
  RELEASE_NATIONAL_ID: {
    vi: 'đã tách số định danh khỏi tài khoản này',
    en: 'separated the national ID number from this account',
  },
};

/**
 * What an officer does to an account after seeing somebody's document. Each decision leaves its trace with officer,
 * document and reason, and its owner is told. Nobody decides on the own account, nor on somebody who works for an
 * authority that the officer does not administer: else a commune's desk could take over those above it.
 */
export async function decideAtDesk<T>(
  context: IdentityContext,
  kind: DeskKind,
  input: DeskInput,
  act: (tx: Queries, decision: Decision) => Promise<T>,
): Promise<T> {
  const { viewer, database, vault } = context;
  const { person, documentSeen, reason, idempotencyKey } = readDeskInput(input);
  const { organizationId } = requireDesk(viewer);
  // A decision about nobody tells, too, that nobody goes by the number: it is counted as a look-up is.
  if ('nationalId' in person)
    await countedLookUp(context, person.nationalId, () => findPerson(database, vault, person));
  return administer(context, async ({ tx, administratorId: officerId }) => {
    const given = { kind, documentSeen, reason };
    const before =
      idempotencyKey && (await findRepeated(tx, vault, { officerId, idempotencyKey, person, given }));
    if (before) return act(tx, before);
    const citizenId = await findPerson(tx, vault, person);
    if (citizenId === null) throw notFound({ vi: 'tài khoản của số này', en: 'an account of this number' });
    if (citizenId === officerId) throw cityError(registrationErrors.OWN_ACCOUNT);
    if (!(await isInReach(tx, officerId, citizenId))) throw cityError(recoveryErrors.ACCOUNT_OUT_OF_REACH);
    if (await isNumberReleased(tx, citizenId)) throw cityError(recoveryErrors.NUMBER_RELEASED);
    const id = randomUUID();
    await tx.deskDecision.create({
      data: { ...given, id, citizenId, officerId, organizationId, idempotencyKey },
    });
    const result = await act(tx, { id, citizenId, isRepeated: false });
    const organization = await nameOfOrganization(tx, organizationId);
    await notify(tx, {
      citizenId,
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

async function findPerson(tx: Queries, vault: PersonalDataVault, person: DeskPerson): Promise<string | null> {
  const row = await tx.citizen.findFirst({
    where: {
      confirmedAt: { not: null },
      ...('citizenId' in person
        ? { id: person.citizenId }
        : { nationalIdHash: vault.fingerprint('nationalId', person.nationalId) }),
    },
    select: { id: true },
  });
  return row?.id ?? null;
}

type Repeat = {
  officerId: string;
  idempotencyKey: string;
  person: DeskPerson;
  given: { kind: DeskKind; documentSeen: string; reason: string };
};

/** The number is compared with the sealed one: an account that was separated from it is not found by it any more. */
async function findRepeated(tx: Queries, vault: PersonalDataVault, repeat: Repeat): Promise<Decision | null> {
  const { officerId, idempotencyKey, person, given } = repeat;
  const before = await tx.deskDecision.findFirst({
    where: { officerId, idempotencyKey },
    include: { citizen: { select: { nationalIdCipher: true } } },
  });
  if (!before) return null;
  const { id, citizenId, citizen } = before;
  const isSamePerson =
    'citizenId' in person
      ? person.citizenId === citizenId
      : person.nationalId === vault.open(citizen.nationalIdCipher, `nationalId:${citizenId}`);
  const isSame = (['kind', 'documentSeen', 'reason'] as const).every((key) => before[key] === given[key]);
  if (!isSamePerson || !isSame) throw cityError(recoveryErrors.DECISION_DIFFERS);
  return { id, citizenId, isRepeated: true };
}
