import { randomUUID } from 'node:crypto';
import { badUserInput, cityError, fieldProblem, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import { administrationErrors } from '../administration/administration.errors.ts';
import { type Administration, administer, nameOfOrganization } from '../administration/administration.ts';
import type { Queries } from '../database.ts';
import type { OrganizationKind, Role } from '../generated/prisma/enums.ts';
import { notify } from '../notification/notify.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { type MembershipRow, MembershipStore } from './membership.store.ts';
import { listRoles } from './role-names.ts';
import { existsIn, rolesIn } from './role-places.ts';

type Grant = { citizenId: string; organizationId: string; roles: readonly Role[] };

/**
 * From now on the person has exactly these roles in the organisation. What was held before ends and stays on
 * record; granting what is held already changes nothing.
 */
export function grantMembership(administration: Administration, grant: Grant): Promise<MembershipRow> {
  return administer(administration, async ({ tx, administratorId, mayAdminister }) => {
    const organization = await mayAdminister(grant.organizationId);
    const roles = checkRoles(grant.roles, organization.kind);
    const citizenId = await existingCitizen(tx, grant.citizenId);
    if (citizenId === administratorId) throw cityError(administrationErrors.OWN_MEMBERSHIP);
    const memberships = new MembershipStore(tx);
    const before = await memberships.findCurrent(citizenId, organization.id);
    if (before && isSame(before.roles, roles)) return before;
    if (before) await memberships.end(before.id, administratorId);
    const id = randomUUID();
    const data = { id, citizenId, organizationId: organization.id, roles, grantedById: administratorId };
    const granted = await memberships.begin(data);
    await raiseEpoch(tx, citizenId);
    const [name, roleNames] = [await nameOfOrganization(tx, organization.id), listRoles(roles)];
    await notify(tx, {
      citizenId,
      kind: 'ACCOUNT',
      title: { vi: 'Bạn được giao vai trò mới', en: 'You have a new role' },
      body: {
        vi: `Bạn được giao vai trò ${roleNames.vi} tại ${name.vi}.`,
        en: `You now act as ${roleNames.en} at ${name.en}.`,
      },
      source: 'identity',
      sourceReference: `membership granted ${id}`,
    });
    return granted;
  });
}

function checkRoles(given: readonly Role[], kind: OrganizationKind): Role[] {
  const roles = [...new Set(given)].sort();
  if (roles.length === 0) throw badUserInput([fieldProblem('roles', administrationErrors.ROLES_MISSING)]);
  const wrong = roles.filter((role) => !existsIn(role, kind));
  if (wrong.length === 0) return roles;
  const choices = listRoles(rolesIn(kind));
  throw badUserInput(
    wrong.map((role) =>
      fieldProblem('roles', administrationErrors.ROLE_NOT_HERE, { role: listRoles([role]), choices }),
    ),
  );
}

async function existingCitizen(tx: Queries, id: string): Promise<string> {
  const citizen = isUuid(id)
    ? await tx.citizen.findFirst({ where: { id, confirmedAt: { not: null } }, select: { id: true } })
    : null;
  if (!citizen) throw notFound({ vi: 'người này', en: 'this person' });
  return citizen.id;
}

const isSame = (a: readonly Role[], b: readonly Role[]): boolean => [...a].sort().join() === b.join();
