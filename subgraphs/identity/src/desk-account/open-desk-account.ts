import { purposeLengths, readPurpose } from '@city/kit/access-facts/purpose';
import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { localDay } from '@city/kit/time/vietnam-time';
import { keepAccessRecords } from '../access-record/keep-access-records.ts';
import { purposeWords } from '../access-record/known-purposes.ts';
import { nameOfOrganization } from '../administration/administration.ts';
import { citizenErrors } from '../citizen/citizen.errors.ts';
import { countedLookUp } from '../citizen/counted-look-up.ts';
import { maskNationalId } from '../citizen/national-id.ts';
import type { IdentityContext } from '../context.ts';
import { notify } from '../notification/notify.ts';
import { readDeskPerson } from '../recovery/desk-input.ts';
import { isInReach, isNumberReleased } from '../recovery/desk-reach.ts';
import { requireDesk } from '../registration/desk.policy.ts';
import { DeskAccountStore } from './desk-account.store.ts';
import type { DeskLimit } from './desk-account.type.ts';

const shownDigits = 3;

type Given = { nationalId?: string | null; citizenId?: string | null; purpose: string };

export type DeskAccountRow = NonNullable<Awaited<ReturnType<typeof openDeskAccount>>>;

/**
 * The account of who stands at the desk. The look is on record before anything is answered, each time; the person is
 * told once for each officer, purpose and day, since one visit opens the account several times.
 */
export async function openDeskAccount(context: IdentityContext, given: Given) {
  const { viewer, database, vault, feed, requestId } = context;
  const purpose = readPurpose(given.purpose);
  const person = readDeskPerson(given);
  const problems = [
    !person && fieldProblem('nationalId', citizenErrors.NATIONAL_ID_INVALID),
    purpose === null && fieldProblem('purpose', citizenErrors.PURPOSE_MISSING, purposeLengths),
  ].filter((problem) => problem !== false);
  if (problems.length > 0 || !person || purpose === null) throw badUserInput(problems);
  const { officerId, organizationId } = requireDesk(viewer);
  const store = new DeskAccountStore(database, vault);
  const find = () => store.find(person);
  const found = 'nationalId' in person ? await countedLookUp(context, person.nationalId, find) : await find();
  if (!found) return null;
  const citizenId = found.id;
  if (citizenId !== officerId) {
    const visit = `${officerId} ${organizationId} ${citizenId} ${localDay(new Date())} ${purpose}`;
    const reference = Buffer.from(vault.fingerprint('deskVisit', visit)).toString('hex');
    await database.$transaction(async (tx) => {
      const organization = await nameOfOrganization(tx, organizationId);
      await notify(tx, {
        citizenId,
        kind: 'ACCOUNT',
        title: { vi: 'Tài khoản của bạn được mở tại quầy', en: 'Your account was opened at a desk' },
        body: {
          vi: `${organization.vi} đã xem tài khoản của bạn. Mục đích: ${purposeWords(purpose).vi}.`,
          en: `${organization.en} looked at your account. Purpose: ${purposeWords(purpose).en}.`,
        },
        link: '/account/access',
        source: 'identity',
        sourceReference: `desk visit ${reference}`,
      });
      await keepAccessRecords(tx, vault, [
        {
          citizenId,
          accessedById: officerId,
          accessedByClientId: null,
          organizationId,
          fields: ['identity: Query.deskAccount'],
          purpose,
          requestId,
        },
      ]);
    });
    feed.ring();
  }
  const { nationalIdCipher, phoneCipher, ...account } = await store.get(citizenId);
  const phone = phoneCipher && vault.open(phoneCipher, `phone:${citizenId}`);
  return {
    ...account,
    maskedNationalId: maskNationalId(vault.open(nationalIdCipher, `nationalId:${citizenId}`)),
    maskedPhone: phone && `••• ••• •${phone.slice(-shownDigits)}`,
    limit: await limitOf(context, officerId, citizenId),
  };
}

async function limitOf(
  { database }: IdentityContext,
  officerId: string,
  citizenId: string,
): Promise<keyof typeof DeskLimit | null> {
  if (citizenId === officerId) return 'OWN_ACCOUNT';
  if (await isNumberReleased(database, citizenId)) return 'NUMBER_RELEASED';
  return (await isInReach(database, officerId, citizenId)) ? null : 'OUT_OF_REACH';
}
