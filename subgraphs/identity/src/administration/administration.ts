import { forbidden, notFound } from '@city/kit/errors/city-error';
import type { EventFeed } from '@city/kit/feed/event-feed';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { isUuid } from '@city/kit/text/is-uuid';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Database, Queries } from '../database.ts';
import { OrganizationStore } from '../organization/organization.store.ts';
import { type AdministeredOrganization, findAdministered } from './administration.store.ts';

export type Administration = { database: Database; feed: Pick<EventFeed, 'ring'>; viewer: Viewer };

export type Administrator = {
  tx: Queries;
  administratorId: string;
  /** The organisation as it is now, or a refusal: the token of minutes ago does not count here. */
  mayAdminister(organizationId: string): Promise<AdministeredOrganization>;
};

const what = { vi: 'đơn vị này', en: 'this organisation' };

/**
 * Changes to who may do what happen one after the other: of two administrators who remove each other
 * at the same moment one wins, and the other is no administrator any more.
 */
export async function administer<T>(
  { database, feed, viewer }: Administration,
  change: (administrator: Administrator) => Promise<T>,
): Promise<T> {
  const administratorId = viewer.citizenId;
  if (administratorId === null) throw forbidden();
  const result = await database.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(3, 0)`;
    return change({
      tx,
      administratorId,
      async mayAdminister(organizationId) {
        const day = localDay(new Date());
        const found = isUuid(organizationId)
          ? await findAdministered(tx, { administratorId, organizationId, day })
          : null;
        if (!found) throw notFound(what);
        if (!found.isAdministered) throw forbidden();
        return found;
      },
    });
  });
  feed.ring();
  return result;
}

export async function nameOfOrganization(tx: Queries, id: string): Promise<{ vi: string; en: string }> {
  const [organization] = await new OrganizationStore(tx).findMany([id], localDay(new Date()));
  if (!organization) throw notFound(what);
  return { vi: organization.vi, en: organization.en ?? organization.vi };
}
