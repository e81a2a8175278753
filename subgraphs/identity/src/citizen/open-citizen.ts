import { type InquiryInput, readInquiry } from '@city/kit/access-facts/inquiry-input.type';
import { keepToldLook } from '../access-record/keep-told-look.ts';
import type { IdentityContext } from '../context.ts';
import { isSelf, mayOpen } from './citizen.policy.ts';
import type { CitizenRow } from './citizen.store.ts';
import { purposeOfLook } from './purpose-of-look.ts';

type Given = { id: string; purpose?: string | null; inquiry?: InquiryInput | null };

const rightsToLook = ['identity:national-id', 'identity:lookup', 'identity:verify', 'identity:members'];

/** A record by its id. Who states a purpose looks at the person, and the person is told. */
export async function openCitizen(context: IdentityContext, given: Given): Promise<CitizenRow | null> {
  const { viewer, loaders } = context;
  // Under an inquiry nobody looks without saying why.
  const purpose = given.purpose == null && !given.inquiry ? null : purposeOfLook(given.purpose ?? '');
  const [right] = rightsToLook.filter((scope) => viewer.has(scope));
  const memberships = right === undefined ? [] : viewer.membershipsWith(right);
  const inquiry = readInquiry(
    given.inquiry,
    memberships.map(({ kind }) => kind),
  );
  const citizen = (await mayOpen(viewer, given.id, loaders)) ? await loaders.citizens.load(given.id) : null;
  const [organizationId] = right === undefined ? [] : viewer.organizationIdsWith(right);
  if (!citizen || isSelf(viewer, citizen.id) || purpose === null || organizationId === undefined)
    return citizen;
  const field = 'Query.citizen';
  await keepToldLook(context, { citizenId: citizen.id, organizationId, field, purpose, inquiry });
  return citizen;
}
