import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import type { Database } from '../database.ts';
import type { DataRequestStatus } from '../generated/prisma/enums.ts';
import { type DataRequestRow, DataRequestStore } from './data-request.store.ts';

const defaultSize = 50;

export type RequestsArguments = { status: DataRequestStatus; first: number | null; after: string | null };

/** What is due first comes first. */
export async function listDataRequests(
  database: Database,
  { status, first, after }: RequestsArguments,
): Promise<Page<DataRequestRow>> {
  const store = new DataRequestStore(database);
  const size = pageSize(first, defaultSize);
  const place = after === null ? null : placeOf(after);
  const [rows, totalCount] = await Promise.all([store.list(status, place, size + 1), store.count(status)]);
  return toPage(rows, size, ({ completeBy, id }) => [completeBy.toISOString(), id], { after, totalCount });
}

function placeOf(after: string) {
  const [completeBy, id] = decodeCursor(after, ['instant', 'uuid']);
  return { completeBy, id };
}
