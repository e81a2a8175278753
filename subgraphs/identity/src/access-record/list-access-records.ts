import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import type { AccessRecordRow, AccessRecordStore } from './access-record.store.ts';

const defaultSize = 20;

export type PageArguments = { first: number | null; after: string | null };

export async function listAccessRecords(
  store: AccessRecordStore,
  citizenId: string,
  { first, after }: PageArguments,
): Promise<Page<AccessRecordRow>> {
  const size = pageSize(first, defaultSize);
  const place = after === null ? null : placeOf(after);
  const [rows, totalCount] = await Promise.all([
    store.list(citizenId, place, size + 1),
    store.count(citizenId),
  ]);
  return toPage(rows, size, ({ accessedAt, id }) => [accessedAt.toISOString(), id], { after, totalCount });
}

function placeOf(after: string) {
  const [accessedAt, id] = decodeCursor(after, ['instant', 'uuid']);
  return { accessedAt, id };
}
