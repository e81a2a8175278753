import { type InquiryInput, readInquiry } from '@city/kit/access-facts/inquiry-input.type';
import { purposeLengths, readPurpose } from '@city/kit/access-facts/purpose';
import { badUserInput, fieldProblem, forbidden } from '@city/kit/errors/city-error';
import { localDay } from '@city/kit/time/vietnam-time';
import { visibleFrom } from '../access-record/inquiry-seal.ts';
import { keepAccessRecords } from '../access-record/keep-access-records.ts';
import { lookupNotice, tellLater } from '../access-record/tell-of-lookup.ts';
import type { IdentityContext } from '../context.ts';
import { notify } from '../notification/notify.ts';
import { OrganizationStore } from '../organization/organization.store.ts';
import { citizenErrors } from './citizen.errors.ts';
import { isSelf } from './citizen.policy.ts';
import type { CitizenRow } from './citizen.store.ts';
import { countedLookUp } from './counted-look-up.ts';
import { readNationalId } from './read-input.ts';

/**
 * Who goes by this number. The look and the notice to the person are kept in one transaction
 * before anything is answered; if they can't be, nothing is.
 */
export async function findByNationalId(
  context: IdentityContext,
  given: { nationalId: string; purpose: string; inquiry?: InquiryInput | null },
): Promise<CitizenRow | null> {
  const { viewer, vault, stores, database, feed, access, requestId, inquirySealedDays } = context;
  const purpose = purposeOf(given.purpose);
  const nationalId = readNationalId(given.nationalId);
  if (!nationalId) throw badUserInput([fieldProblem('nationalId', citizenErrors.NATIONAL_ID_INVALID)]);
  const [organizationId] = viewer.organizationIdsWith('identity:lookup');
  if (organizationId === undefined) throw forbidden();
  const inquiry = readInquiry(
    given.inquiry,
    viewer.membershipsWith('identity:lookup').map(({ kind }) => kind),
  );

  const citizen = await countedLookUp(context, nationalId, () =>
    stores.citizens.findByNationalId(nationalId),
  );
  if (!citizen || isSelf(viewer, citizen.id)) return citizen;
  const clientId = viewer.kind === 'client' ? viewer.clientId : null;
  await database.$transaction(async (tx) => {
    const [organization] = await new OrganizationStore(tx).findMany([organizationId], localDay(new Date()));
    if (!organization) throw forbidden();
    const shownFrom = visibleFrom(inquiry, new Date(), inquirySealedDays);
    const reference = `lookup ${requestId} ${citizen.id}`;
    if (!shownFrom) await notify(tx, lookupNotice(citizen.id, { organization, purpose, reference }));
    const [recordId] = await keepAccessRecords(tx, vault, [
      {
        citizenId: citizen.id,
        accessedById: viewer.citizenId,
        accessedByClientId: clientId,
        organizationId,
        fields: ['identity: Query.citizenByNationalId'],
        purpose,
        requestId,
        inquiry,
        visibleFrom: shownFrom,
      },
    ]);
    if (shownFrom) await tellLater(tx, recordId, shownFrom);
  });
  feed.ring();
  access.state(citizen.id, { purpose, inquiry });
  return citizen;
}

function purposeOf(given: string): string {
  const purpose = readPurpose(given);
  if (purpose !== null) return purpose;
  throw badUserInput([fieldProblem('purpose', citizenErrors.PURPOSE_MISSING, purposeLengths)]);
}
