import type { InquiryKind } from '@city/kit/access-facts/inquiry';
import { bulkRows } from '../bulk-rows.ts';
import type { Queries } from '../database.ts';

export type NewAccessRecord = {
  id: string;
  accessedAt: Date;
  accessedBy: string;
  organizationId: string;
  stayIds: string[];
  fields: string[];
  purpose: string;
  requestId: string;
  inquiry: InquiryKind;
  legalGround: string | null;
};

/** One statement: no look is kept without its errand to identity. */
export async function insertAccessRecords(
  queries: Queries,
  records: readonly NewAccessRecord[],
): Promise<void> {
  await queries.$executeRaw`
    WITH kept AS (
      INSERT INTO access_record
      SELECT * FROM jsonb_populate_recordset(NULL::access_record, ${bulkRows(records)}::jsonb)
      RETURNING id, accessed_at
    )
    INSERT INTO access_hand_over (record_id, accessed_at) SELECT id, accessed_at FROM kept`;
}
