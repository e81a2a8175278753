import type { Queries } from '../database.ts';
import type { InquiryKind } from '../generated/prisma/enums.ts';

export type WaitingLook = {
  id: string;
  accessedAt: Date;
  accessedBy: string;
  organizationId: string | null;
  stayIds: string[];
  fields: string[];
  purpose: string;
  requestId: string;
  inquiry: InquiryKind;
  legalGround: string | null;
};

/** Oldest first. */
export function findWaitingLooks(
  queries: Queries,
  { except, first }: { except: readonly string[]; first: number },
): Promise<WaitingLook[]> {
  return queries.$queryRaw<WaitingLook[]>`
    SELECT r.id, r.accessed_at AS "accessedAt", r.accessed_by AS "accessedBy",
           r.organization_id AS "organizationId", r.stay_ids::text[] AS "stayIds", r.fields, r.purpose,
           r.request_id AS "requestId", r.inquiry, r.legal_ground AS "legalGround"
      FROM (
        SELECT * FROM access_hand_over
         WHERE record_id <> ALL(${[...except]}::uuid[])
         ORDER BY accessed_at LIMIT ${first}
      ) waiting
      JOIN access_record r ON r.accessed_at = waiting.accessed_at AND r.id = waiting.record_id
     ORDER BY r.accessed_at, r.id`;
}

export async function forgetHandedOver(queries: Queries, recordIds: readonly string[]): Promise<void> {
  await queries.$executeRaw`DELETE FROM access_hand_over WHERE record_id = ANY(${[...recordIds]}::uuid[])`;
}
