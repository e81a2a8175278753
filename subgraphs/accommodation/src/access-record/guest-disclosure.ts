import { randomUUID } from 'node:crypto';
import { type Inquiry, routine } from '@city/kit/access-facts/inquiry';
import { forbidden } from '@city/kit/errors/city-error';
import type { Viewer } from '@city/kit/request-identity/viewer';
import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { subjectOf } from '../stay/new-stay.ts';
import { inspectingMembership, isStaffOf } from '../stay/stay.policy.ts';
import type { StayRecord } from '../stay/stay-record.ts';
import { insertAccessRecords, type NewAccessRecord } from './access-record.store.ts';

/** Why someone looks, where the question itself does not say: what the screen is for. */
export const accessPurposes = {
  liveBoard: 'Theo dõi bảng lưu trú trực tuyến',
  singleStay: 'Xem một lượt lưu trú',
  guestList: 'Xem danh sách khách của cơ sở lưu trú',
  other: 'Xem khách lưu trú',
} as const;

/** What was looked at: whoever searches and finds knows that name and number are those of this guest. */
export const lookFields = {
  guest: ['accommodation: Stay.guest'],
  search: ['accommodation: Stay.guest', 'accommodation: stays(search)'],
} as const;

type Look = {
  stay: StayRecord;
  purpose: string;
  inquiry: Inquiry;
  fields: readonly string[];
  organizationId: string;
};

/** Resolves when the guest's data may leave; rejects when it may not, or when the look could not be recorded. */
export type DiscloseGuest = (
  stay: StayRecord,
  purpose?: string,
  inquiry?: Inquiry,
  fields?: readonly string[],
) => Promise<void>;

/**
 * Staff read the guests of their own house. Everyone else's look is recorded before the data leaves, all looks of
 * one operation with one statement.
 */
export function createGuestDisclosure(o: {
  queries: Queries;
  viewer: Viewer;
  requestId: string;
  now: () => Date;
  /** What has been kept waits to be handed over to identity. */
  onKept?: () => void;
}): DiscloseGuest {
  const looks = new DataLoader<Look, true, string>(
    async (batch) => {
      await insertAccessRecords(o.queries, recordsOf(batch, o));
      o.onKept?.();
      return batch.map(() => true);
    },
    { cacheKeyFn: ({ stay, purpose, inquiry }) => `${stay.id} ${inquiry.kind} ${purpose}` },
  );
  return async (stay, purpose = accessPurposes.other, inquiry = routine, fields = lookFields.guest) => {
    if (isStaffOf(o.viewer, stay)) return;
    const membership = inspectingMembership(o.viewer, stay);
    if (!membership) throw forbidden();
    await looks.load({ stay, purpose, inquiry, fields, organizationId: membership.organizationId });
  };
}

function recordsOf(
  looks: readonly Look[],
  { viewer, requestId, now }: { viewer: Viewer; requestId: string; now: () => Date },
): NewAccessRecord[] {
  const records = new Map<string, NewAccessRecord>();
  for (const { stay, purpose, inquiry, fields, organizationId } of looks) {
    const key = `${organizationId} ${fields} ${inquiry.kind} ${inquiry.legalGround ?? ''} ${purpose}`;
    const record = records.get(key);
    if (record) record.stayIds.push(stay.id);
    else {
      records.set(key, {
        id: randomUUID(),
        accessedAt: now(),
        accessedBy: subjectOf(viewer),
        organizationId,
        stayIds: [stay.id],
        fields: [...fields],
        purpose,
        requestId,
        inquiry: inquiry.kind,
        legalGround: inquiry.legalGround,
      });
    }
  }
  return [...records.values()];
}
