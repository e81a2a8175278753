import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import type { IdentityContext } from '../context.ts';
import { unitsBelow } from '../organization/units-below.ts';
import { type AccessQuestionRow, AccessQuestionStore } from './access-question.store.ts';

const defaultSize = 50;

export type QuestionsArguments = { isAnswered: boolean; first: number | null; after: string | null };

/** What people ask about the looks of the organisations that the viewer administers. */
export async function listAccessQuestions(
  { viewer, database }: IdentityContext,
  { isAnswered, first, after }: QuestionsArguments,
): Promise<Page<AccessQuestionRow>> {
  const store = new AccessQuestionStore(database);
  const units = await unitsBelow(database, viewer.organizationIdsWith('identity:members'));
  const size = pageSize(first, defaultSize);
  const place = after === null ? null : placeOf(after);
  const [rows, totalCount] = await Promise.all([
    store.list(units, isAnswered, place, size + 1),
    store.count(units, isAnswered),
  ]);
  return toPage(rows, size, ({ askedAt, id }) => [askedAt.toISOString(), id], { after, totalCount });
}

function placeOf(after: string) {
  const [askedAt, id] = decodeCursor(after, ['instant', 'uuid']);
  return { askedAt, id };
}
