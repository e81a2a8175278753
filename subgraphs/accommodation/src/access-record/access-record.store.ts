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
};

export async function insertAccessRecords(
  queries: Queries,
  records: readonly NewAccessRecord[],
): Promise<void> {
  await queries.$executeRaw`
    INSERT INTO access_record
    SELECT * FROM jsonb_populate_recordset(NULL::access_record, ${bulkRows(records)}::jsonb)`;
}
