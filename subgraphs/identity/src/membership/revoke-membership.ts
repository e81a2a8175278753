import { CityError, cityError, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import { administrationErrors } from '../administration/administration.errors.ts';
import { isLastAdministrator } from '../administration/administration.store.ts';
import { type Administration, administer, nameOfOrganization } from '../administration/administration.ts';
import { notify } from '../notification/notify.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { type MembershipRow, MembershipStore } from './membership.store.ts';
import { listRoles } from './role-names.ts';

const what = { vi: 'vai trò này', en: 'this membership' };

/**
 * Ends a membership; its row stays on record. Ending one that has ended changes nothing. Administrators may end
 * their own while somebody else administers the organisation: otherwise nobody could ever be put in again.
 */
export function revokeMembership(administration: Administration, id: string): Promise<MembershipRow> {
  return administer(administration, async ({ tx, administratorId, mayAdminister }) => {
    const memberships = new MembershipStore(tx);
    const membership = isUuid(id) ? await memberships.findEver(id) : null;
    if (!membership) throw notFound(what);
    await mayAdminister(membership.organizationId).catch((error: unknown) => {
      // A membership elsewhere answers like one that does not exist.
      throw error instanceof CityError ? notFound(what) : error;
    });
    if (membership.revokedAt) return membership;
    const isOwn = membership.citizenId === administratorId;
    if (isOwn && (await isLastAdministrator(tx, membership)))
      throw cityError(administrationErrors.LAST_ADMINISTRATOR);
    await memberships.end(membership.id, administratorId);
    await raiseEpoch(tx, membership.citizenId);
    const name = await nameOfOrganization(tx, membership.organizationId);
    const roleNames = listRoles(membership.roles);
    await notify(tx, {
      citizenId: membership.citizenId,
      kind: 'ACCOUNT',
      title: { vi: 'Vai trò của bạn đã kết thúc', en: 'Your role has ended' },
      body: {
        vi: `Bạn không còn vai trò ${roleNames.vi} tại ${name.vi}.`,
        en: `You no longer act as ${roleNames.en} at ${name.en}.`,
      },
      source: 'identity',
      sourceReference: `membership revoked ${membership.id}`,
    });
    return membership;
  });
}
