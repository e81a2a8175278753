import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import type { Database } from '../database.ts';
import { isPrintable, plainText } from '../guest/plain-text.ts';
import { stayQueryErrors as errors } from './stay.errors.ts';
import { findStayPage, type StayFilter } from './stay-list.store.ts';
import type { StayRecord } from './stay-record.ts';

export const defaultPageSize = 50;

export type PageArguments = { first?: number | null; after?: string | null };

/** A page of stays, newest arrivals first, in the form that the graph wants. */
export async function listStays(
  database: Database,
  filter: StayFilter,
  page: PageArguments,
): Promise<Page<StayRecord>> {
  const first = pageSize(page.first, defaultPageSize);
  const search = searchText(filter.search);
  const { from, to } = filter;
  if (from && to && from > to) throw badUserInput([fieldProblem('from', errors.PERIOD_NOT_ACCEPTED)]);
  const after = page.after == null ? null : decodeCursor(page.after, ['instant', 'uuid']);
  const { rows, totalCount } = await findStayPage(
    database,
    { ...filter, search },
    { first, after: after && { arrivedAt: after[0], id: after[1] } },
  );
  const keyOf = ({ arrivedAt, id }: StayRecord) => [arrivedAt.toISOString(), id];
  return toPage(rows, first, keyOf, { after: page.after, totalCount });
}

export function searchText(text: string | null | undefined): string | null {
  const search = plainText(text);
  if (search !== null && !isPrintable(search, 100)) {
    throw badUserInput([fieldProblem('search', errors.SEARCH_NOT_ACCEPTED)]);
  }
  return search;
}

/** A filter that holds what cannot be printed finds nothing: it is refused before the database would. */
export function filterText(field: string, text: string | null | undefined): string | null {
  const filter = plainText(text);
  if (filter !== null && !isPrintable(filter, 100)) {
    throw badUserInput([fieldProblem(field, errors.SEARCH_NOT_ACCEPTED)]);
  }
  return filter;
}
