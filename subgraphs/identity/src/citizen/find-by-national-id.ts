import { type InquiryInput, readInquiry } from '@city/kit/access-facts/inquiry-input.type';
import { badUserInput, fieldProblem, forbidden } from '@city/kit/errors/city-error';
import { keepToldLook } from '../access-record/keep-told-look.ts';
import type { IdentityContext } from '../context.ts';
import { citizenErrors } from './citizen.errors.ts';
import { isSelf } from './citizen.policy.ts';
import type { CitizenRow } from './citizen.store.ts';
import { countedLookUp } from './counted-look-up.ts';
import { purposeOfLook } from './purpose-of-look.ts';
import { readNationalId } from './read-input.ts';

/** Who goes by this number. Who is found is told. */
export async function findByNationalId(
  context: IdentityContext,
  given: { nationalId: string; purpose: string; inquiry?: InquiryInput | null },
): Promise<CitizenRow | null> {
  const { viewer, stores } = context;
  const purpose = purposeOfLook(given.purpose);
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
  const field = 'Query.citizenByNationalId';
  await keepToldLook(context, { citizenId: citizen.id, organizationId, field, purpose, inquiry });
  return citizen;
}
