import DataLoader from 'dataloader';
import type { Database } from '../database.ts';
import { type AccessQuestionRow, AccessQuestionStore } from './access-question.store.ts';

/** The question about each look, where there is one. */
export function createAccessQuestionLoader(database: Database): DataLoader<string, AccessQuestionRow | null> {
  return new DataLoader(async (recordIds) => {
    const rows = await new AccessQuestionStore(database).findOfRecords(recordIds);
    const byRecord = new Map(rows.map((row) => [row.accessRecordId, row]));
    return recordIds.map((id) => byRecord.get(id) ?? null);
  });
}
