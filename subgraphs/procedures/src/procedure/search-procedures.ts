import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { decodeCursor, type Page, pageSize, toPage } from '@city/kit/paging/keyset';
import type { GovernmentLevel } from '../generated/prisma/enums.ts';
import { procedureErrors } from './procedure.errors.ts';
import type { ProcedureMatch, ProcedureStore } from './procedure.store.ts';
import { wordsOf } from './search-words.ts';

const maximumSearchLength = 200;

export type ProcedureSearch = {
  search?: string | null;
  field?: string | null;
  level?: GovernmentLevel | null;
  first?: number | null;
  after?: string | null;
};

/** Finds ids in the order of the answer; the rows come from the loader, as for every other way to a procedure. */
export async function searchProcedures(
  store: ProcedureStore,
  options: ProcedureSearch,
): Promise<Page<ProcedureMatch>> {
  const first = pageSize(options.first, 20);
  const after = options.after == null ? null : decodeCursor(options.after, ['number', 'string', 'string']);
  const search = options.search?.trim() ?? '';
  if (search.length > maximumSearchLength) {
    throw badUserInput([fieldProblem('search', procedureErrors.SEARCH_TOO_LONG)]);
  }
  const words = wordsOf(search);
  // Only quotes and dots: something was looked for, and no procedure has it. Nor is there a field with U+0000 in its
  // code, which PostgreSQL would refuse to look for.
  const isHopeless = (search !== '' && words.length === 0) || options.field?.includes('\0');
  if (isHopeless) return toPage<ProcedureMatch>([], first, keyOf, { totalCount: 0 });
  const { matches, totalCount } = await store.search({
    words,
    field: options.field ?? null,
    level: options.level ?? null,
    limit: first + 1,
    after,
  });
  return toPage(matches, first, keyOf, { after: options.after, totalCount });
}

function keyOf(match: ProcedureMatch) {
  return [match.rank, match.nameVi, match.code] as const;
}
