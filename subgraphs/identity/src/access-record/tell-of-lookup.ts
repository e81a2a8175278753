import { addJob } from '@city/kit/jobs/jobs';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Database, Queries } from '../database.ts';
import { type Message, notify } from '../notification/notify.ts';
import { OrganizationStore } from '../organization/organization.store.ts';
import { purposeWords } from './known-purposes.ts';

export const tellOfLookupTask = 'tell-of-lookup';

/** One notice for each look. */
export const lookReference = (recordId: string): string => `look ${recordId}`;

type Named = { vi: string; en: string | null };

export function lookupNotice(
  citizenId: string,
  { organization, purpose, reference }: { organization: Named; purpose: string; reference: string },
): Message {
  return {
    citizenId,
    kind: 'ACCOUNT',
    title: { vi: 'Có người tra cứu số định danh của bạn', en: 'Your ID number was looked up' },
    body: {
      vi: `${organization.vi} đã tra cứu số định danh cá nhân của bạn. Mục đích: ${purposeWords(purpose).vi}.`,
      en: `${organization.en ?? organization.vi} looked up your citizen ID number. Purpose: ${purposeWords(purpose).en}.`,
    },
    link: '/account/access',
    source: 'identity',
    sourceReference: reference,
  };
}

/** A lookup under a criminal inquiry is told on the day from which the law allows it. */
export async function tellLater(tx: Queries, recordId: string, at: Date): Promise<void> {
  await addJob(tx, 'identity_worker', tellOfLookupTask, { recordId }, { runAt: at });
}

export async function tellOfLookup(database: Database, recordId: string): Promise<void> {
  const record = await database.accessRecord.findFirst({ where: { id: recordId } });
  if (!record?.organizationId) return;
  const organizations = new OrganizationStore(database);
  const [organization] = await organizations.findMany([record.organizationId], localDay(new Date()));
  if (!organization) return;
  const { citizenId, purpose } = record;
  const reference = lookReference(recordId);
  await database.$transaction((tx) =>
    notify(tx, lookupNotice(citizenId, { organization, purpose: purpose ?? '', reference })),
  );
}
