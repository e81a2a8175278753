import { badUserInput, fieldProblem, forbidden, notFound } from '@city/kit/errors/city-error';
import { keepToldLook } from '../access-record/keep-told-look.ts';
import { roleGivenAt } from '../access-record/known-purposes.ts';
import { citizenErrors } from '../citizen/citizen.errors.ts';
import { isSelf } from '../citizen/citizen.policy.ts';
import type { CitizenRow } from '../citizen/citizen.store.ts';
import { countedLookUp } from '../citizen/counted-look-up.ts';
import { readNationalId } from '../citizen/read-input.ts';
import type { IdentityContext } from '../context.ts';
import { administers } from './membership.policy.ts';

/**
 * Who goes by this number, for an administrator who wants to give the person a role: that is the purpose, and the
 * person reads it, as with every look-up by number.
 */
export async function findMemberCandidate(
  context: IdentityContext,
  given: { organizationId: string; nationalId: string },
): Promise<CitizenRow | null> {
  const { viewer, stores, loaders } = context;
  const nationalId = readNationalId(given.nationalId);
  if (!nationalId) throw badUserInput([fieldProblem('nationalId', citizenErrors.NATIONAL_ID_INVALID)]);
  const organization = await loaders.organizations.load(given.organizationId);
  if (!organization) throw notFound({ vi: 'đơn vị này', en: 'this organisation' });
  if (!(await administers(viewer, organization.id, loaders.organizations))) throw forbidden();

  const citizen = await countedLookUp(context, nationalId, () =>
    stores.citizens.findByNationalId(nationalId),
  );
  if (!citizen || isSelf(viewer, citizen.id)) return citizen;
  const organizationId = await administeringFrom(context, organization.id);
  await keepToldLook(context, {
    citizenId: citizen.id,
    organizationId,
    field: 'Query.memberCandidate',
    purpose: roleGivenAt(organization.vi),
  });
  return citizen;
}

/** The organisation whose administrator asks: the one itself, or the nearest above it. */
async function administeringFrom(
  { viewer, loaders }: IdentityContext,
  organizationId: string,
): Promise<string> {
  const administered = viewer.organizationIdsWith('identity:members');
  let current: string | null = organizationId;
  while (current && !administered.includes(current))
    current = (await loaders.organizations.load(current))?.parentId ?? null;
  if (current === null) throw forbidden();
  return current;
}
