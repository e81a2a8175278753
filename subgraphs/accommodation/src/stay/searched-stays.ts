import type { Inquiry } from '@city/kit/access-facts/inquiry';
import type { Page } from '@city/kit/paging/keyset';
import { lookFields } from '../access-record/guest-disclosure.ts';
import type { AccommodationContext } from '../context.ts';
import { listStays, type PageArguments } from './list-stays.ts';
import { type SeenStay, seenFor } from './seen-stay.ts';
import type { StayFilter } from './stay-list.store.ts';

type Context = Pick<AccommodationContext, 'database' | 'discloseGuest'>;
type Reason = { purpose: string; inquiry?: Inquiry };

/**
 * A page of stays for somebody who is not of the house. Who searches by name or number and finds a stay has found
 * out where that person is, whatever is selected: everybody on the page is on record before anything is answered.
 */
export async function searchedStays(
  { database, discloseGuest }: Context,
  filter: StayFilter,
  page: PageArguments,
  { purpose, inquiry }: Reason,
): Promise<Page<SeenStay>> {
  const found = await listStays(database, { ...filter, wholeNumbersOnly: true }, page);
  const nodes = found.nodes.map(seenFor(purpose, inquiry));
  if (!filter.search) return { ...found, nodes };
  await Promise.all(nodes.map((stay) => discloseGuest(stay, purpose, inquiry, lookFields.search)));
  // A cursor may be made up: the count of a page without anybody would tell of somebody without a record.
  return { ...found, nodes, totalCount: nodes.length > 0 ? found.totalCount : 0 };
}
