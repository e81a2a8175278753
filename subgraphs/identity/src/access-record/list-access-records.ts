import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import { isUuid } from '@city/kit/text/is-uuid';
import type { AccessRecordRow, AccessRecordStore, LooksAt } from './access-record.store.ts';

const defaultSize = 20;

export type PageArguments = { first: number | null; after: string | null };

export async function listAccessRecords(
  store: AccessRecordStore,
  whose: LooksAt,
  { first, after }: PageArguments,
): Promise<Page<AccessRecordRow>> {
  const size = pageSize(first, defaultSize);
  if (whose.organizationId && !isUuid(whose.organizationId))
    return toPage([], size, () => [], { after, totalCount: 0 });
  const place = after === null ? null : placeOf(after);
  const [rows, totalCount] = await Promise.all([store.list(whose, place, size + 1), store.count(whose)]);
  return toPage(rows, size, ({ accessedAt, id }) => [accessedAt.toISOString(), id], { after, totalCount });
}

function placeOf(after: string) {
  const [accessedAt, id] = decodeCursor(after, ['instant', 'uuid']);
  return { accessedAt, id };
}
