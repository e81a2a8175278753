import { type Inquiry, routine } from '@city/kit/access-facts/inquiry';
import { forbidden } from '@city/kit/errors/city-error';
import { localDay } from '@city/kit/time/vietnam-time';
import type { IdentityContext } from '../context.ts';
import { notify } from '../notification/notify.ts';
import { OrganizationStore } from '../organization/organization.store.ts';
import { visibleFrom } from './inquiry-seal.ts';
import { keepAccessRecords } from './keep-access-records.ts';
import { lookReference, lookupNotice, tellLater } from './tell-of-lookup.ts';

type Look = {
  citizenId: string;
  /** Whose right is used. */
  organizationId: string;
  /** As `Type.field`. */
  field: string;
  purpose: string;
  inquiry?: Inquiry;
};

/**
 * A look for a stated purpose. It and the notice to the person are kept in one transaction before anything is
 * answered; if they can't be, nothing is. Each look is told of by its own record: what a client calls its requests
 * does not join two of them.
 */
export async function keepToldLook(context: IdentityContext, look: Look): Promise<void> {
  const { viewer, vault, database, feed, access, requestId, inquirySealedDays } = context;
  const { citizenId, organizationId, field, purpose, inquiry = routine } = look;
  await database.$transaction(async (tx) => {
    const [organization] = await new OrganizationStore(tx).findMany([organizationId], localDay(new Date()));
    if (!organization) throw forbidden();
    const shownFrom = visibleFrom(inquiry, new Date(), inquirySealedDays);
    const [recordId] = await keepAccessRecords(tx, vault, [
      {
        citizenId,
        accessedById: viewer.citizenId,
        accessedByClientId: viewer.kind === 'client' ? viewer.clientId : null,
        organizationId,
        fields: [`identity: ${field}`],
        purpose,
        requestId,
        inquiry,
        visibleFrom: shownFrom,
      },
    ]);
    if (recordId === undefined) throw new Error('A look is new, and so is its record');
    const reference = lookReference(recordId);
    if (shownFrom) await tellLater(tx, recordId, shownFrom);
    else await notify(tx, lookupNotice(citizenId, { organization, purpose, reference }));
  });
  feed.ring();
  access.state(citizenId, { purpose, inquiry });
}
